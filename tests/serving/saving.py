"""The ways in which editors, file managers and version control save, rename and remove, each as a step of a random row."""

from __future__ import annotations

import os
import random
import shutil
import time
from collections.abc import Callable
from pathlib import Path

from tests.making import guide

HOWTO = "content/guides/howto"


class Author:
    """Somebody who works on a site's folder in every style."""

    def __init__(self, root: Path, seed: int) -> None:
        self.root = root
        self.random = random.Random(seed)
        self.count = 0

    def work(self) -> str:
        """Does one thing, and says which."""
        self.count += 1
        style = self.random.choice(STYLES)
        style(self)
        return style.__name__

    def page(self) -> Path:
        """One of the pages that may be edited."""
        return self.random.choice(sorted((self.root / HOWTO).rglob("[a-z]*.md")))

    def text(self, page: Path) -> str:
        """What a page holds, with a sentence more or a sentence less."""
        text = page.read_text("utf-8")
        kept = "\n".join(line for line in text.split("\n") if not line.startswith("Sentence "))
        return f"{kept.rstrip()}\n\nSentence {self.count}.\n"


def in_place(author: Author) -> None:
    """Written over, as simple editors do."""
    page = author.page()
    page.write_text(author.text(page), "utf-8")


def by_rename(author: Author) -> None:
    """A new file takes the name of the old one in one step, as most editors do."""
    page = author.page()
    fresh = page.with_name(f".{page.name}.{author.count}.tmp")
    fresh.write_text(author.text(page), "utf-8")
    fresh.replace(page)


def with_backup(author: Author) -> None:
    """The old file becomes a backup, a new one is written, the backup goes: vim."""
    page = author.page()
    text = author.text(page)
    backup = page.with_name(f"{page.name}~")
    page.rename(backup)
    page.write_text(text, "utf-8")
    backup.unlink()


def made_anew(author: Author) -> None:
    """Removed, and written again a moment later."""
    page = author.page()
    text = author.text(page)
    page.unlink()
    time.sleep(author.random.choice([0, 0.05]))
    page.write_text(text, "utf-8")


def slowly(author: Author) -> None:
    """Written piece by piece, as over a slow network."""
    page = author.page()
    text = author.text(page)
    with page.open("w", encoding="utf-8") as file:
        for start in range(0, len(text), max(1, len(text) // 4)):
            file.write(text[start : start + max(1, len(text) // 4)])
            file.flush()
            time.sleep(0.03)


def same_size_and_time(author: Author) -> None:
    """Other bytes of the same length, with the old file's times."""
    page = author.page()
    seen, text = page.stat(), page.read_text("utf-8")
    old, new = ("words", "sword") if "words" in text else ("sword", "words")
    page.write_text(text.replace(old, new), "utf-8")
    os.utime(page, ns=(seen.st_atime_ns, seen.st_mtime_ns))


def in_a_burst(author: Author) -> None:
    """Several pages at once."""
    for page in {author.page() for _ in range(3)}:
        page.write_text(author.text(page), "utf-8")


def new_page(author: Author) -> None:
    """A page that was not there."""
    text = guide(f"Words about words, number {author.count}.", title=f"New {author.count}")
    (author.root / HOWTO / f"new-{author.count % 4}.md").write_text(text, "utf-8")


def new_folder(author: Author) -> None:
    """A folder with a page in it."""
    folder = author.root / HOWTO / f"more-{author.count % 3}"
    folder.mkdir(exist_ok=True)
    text = guide(f"Words, number {author.count}.", title=f"Inside {author.count}")
    (folder / f"inside-{author.count}.md").write_text(text, "utf-8")


def folder_renamed(author: Author) -> None:
    """A folder gets another name, with all that is in it."""
    folders = sorted((author.root / HOWTO).glob("more-*"))
    if folders:
        folders[0].rename(author.root / HOWTO / f"more-{author.count}x")


def folder_gone(author: Author) -> None:
    """A folder is removed whole."""
    for folder in sorted((author.root / HOWTO).glob("more-*"))[:1]:
        shutil.rmtree(folder)


def page_gone(author: Author) -> None:
    """A page is removed."""
    for page in sorted((author.root / HOWTO).glob("new-*.md"))[:1]:
        page.unlink()


def case_only(author: Author) -> None:
    """A name changes in its case alone, and back."""
    page = author.page()
    page.rename(page.with_name(page.name.upper()))
    page.with_name(page.name.upper()).rename(page)
    page.write_text(author.text(page), "utf-8")


def litter(author: Author) -> None:
    """What editors leave lying about, beside an edit."""
    page = author.page()
    page.with_name(f".{page.name}.swp").write_bytes(b"\0\xff")
    page.with_name(f"#{page.name}#").write_text("x")
    page.with_name(f"{page.name}.orig").write_text("x")
    page.write_text(author.text(page), "utf-8")
    for name in (f".{page.name}.swp", f"#{page.name}#", f"{page.name}.orig"):
        page.with_name(name).unlink()


def broken_and_mended(author: Author) -> None:
    """A fault is saved, and a moment later the page without it."""
    page = author.page()
    text = author.text(page)
    page.write_text(text.replace("---\n", "---\ntitle: [\n", 1) + "\n[[guide:nowhere]]\n", "utf-8")
    time.sleep(author.random.choice([0, 0.1]))
    page.write_text(text, "utf-8")


def settings(author: Author) -> None:
    """Another title of the site."""
    file = author.root / "site.yaml"
    lines = file.read_text("utf-8").split("\n")
    file.write_text("\n".join([f"title: Programs {author.count}", *lines[1:]]), "utf-8")


def another_branch(author: Author) -> None:
    """The whole content is exchanged for another state of it, as version control does."""
    content, aside = author.root / "content", author.root / "aside"
    shutil.copytree(content, aside)
    page = sorted((aside / "guides/howto").rglob("[a-z]*.md"))[0]
    page.write_text(author.text(page), "utf-8")
    shutil.rmtree(content)
    aside.rename(content)


STYLES: tuple[Callable[[Author], None], ...] = (
    in_place, by_rename, by_rename, with_backup, made_anew, slowly, same_size_and_time, in_a_burst, new_page, new_folder,
    folder_renamed, folder_gone, page_gone, case_only, litter, broken_and_mended, settings, another_branch,
)  # fmt: skip
