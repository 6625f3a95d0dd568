"""What authors and those who look after a theme change beside words, each as a step of a random row.

For a site with ``FILES``: a theme of its own that marks every page.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from tests.making import SITE, guide
from tests.outputs.site import FILES as USUAL
from tests.serving.saving import HOWTO, Author

SETTINGS = "site.yaml"
PROGRAM = "content/programs/pairs.yaml"
FOOTER = "themes/own/templates/_footer.html"
STYLE = "themes/own/assets/css/parts.css"
FILES = {
    **USUAL,
    SETTINGS: f"{SITE}theme: own\n",
    "themes/own/theme.yaml": "name: own\nextends: playbook\n",
    FOOTER: '<p class="mark">Mark 0</p>\n{% include "base:_footer.html" %}\n',
    STYLE: "h1 { color: rgb(0, 0, 0); }\n",
    f"{HOWTO}/begin.md": guide("Some words.", title="Begin", summary="Plan.", aliases="[start-here]"),
    **{
        f"{HOWTO}/page-{number}.md": guide("Some words.\n\nAnd more words.", title=f"Page {number}", summary="S.")
        for number in range(4)
    },
}


def change(author: Author, path: str, begins: str, line: str) -> None:
    """Exchanges the first line that begins like this, in one step as most editors do."""
    file = author.root / path
    lines = file.read_text("utf-8").split("\n")
    lines[next(number for number, each in enumerate(lines) if each.startswith(begins))] = line
    fresh = file.with_name(f".{file.name}.{author.count}.tmp")
    fresh.write_text("\n".join(lines), "utf-8")
    fresh.replace(file)


def break_and_mend(author: Author, path: str, fault: str) -> None:
    """Adds a fault to a file, and a moment later takes it out again."""
    file = author.root / path
    text = file.read_text("utf-8")
    file.write_text(text + fault, "utf-8")
    time.sleep(author.random.choice([0, 0.05, 0.3]))
    file.write_text(text, "utf-8")


def title(author: Author) -> None:
    """Another title of a page."""
    page = author.page().relative_to(author.root).as_posix()
    change(author, page, "title:", f"title: Page named {author.count}")


def summary(author: Author) -> None:
    """Another summary of a page, in its front matter."""
    page = author.page()
    if "\nsummary:" in page.read_text("utf-8"):
        change(author, page.relative_to(author.root).as_posix(), "summary:", f"summary: Summary {author.count}.")


def program(author: Author) -> None:
    """Another title of a program, in its YAML."""
    change(author, PROGRAM, "title:", f"title: Pairs {author.count}")
    change(author, PROGRAM, "purpose:", f"purpose: A talk, number {author.count}.")


def program_broken_and_mended(author: Author) -> None:
    """YAML that cannot be read, mended a moment later."""
    break_and_mend(author, PROGRAM, "faqs: [}\n")
    change(author, PROGRAM, "title:", f"title: Pairs {author.count}")


def settings_broken_and_mended(author: Author) -> None:
    """A site.yaml that cannot be read, mended a moment later."""
    break_and_mend(author, SETTINGS, "contacts: [}\n")
    change(author, SETTINGS, "title:", f"title: Programs {author.count}")


def template(author: Author) -> None:
    """Another footer of every page."""
    change(author, FOOTER, '<p class="mark">', f'<p class="mark">Mark {author.count}</p>')


def template_broken_and_mended(author: Author) -> None:
    """A template that cannot be read, or that fails while it is filled, mended a moment later."""
    break_and_mend(author, FOOTER, author.random.choice(["{% if %}", "{{ nothing.there }}"]))
    change(author, FOOTER, '<p class="mark">', f'<p class="mark">Mark {author.count}</p>')


def style(author: Author) -> None:
    """Another colour of titles."""
    change(author, STYLE, "h1", f"h1 {{ color: rgb({author.count % 256}, {author.count // 256}, 9); }}")


def settings_away_and_back(author: Author) -> None:
    """The site.yaml is gone for a moment."""
    file, aside = author.root / SETTINGS, author.root / "aside.yaml"
    file.rename(aside)
    time.sleep(author.random.choice([0, 0.1]))
    aside.rename(file)
    change(author, SETTINGS, "title:", f"title: Programs {author.count}")


def content_away_and_back(author: Author) -> None:
    """The whole content is gone for a moment."""
    content, aside = author.root / "content", author.root / "aside"
    content.rename(aside)
    time.sleep(author.random.choice([0, 0.1]))
    aside.rename(content)
    change(author, SETTINGS, "title:", f"title: Programs {author.count}")


CHANGES: tuple[Callable[[Author], None], ...] = (
    title, title, summary, program, program_broken_and_mended, settings_broken_and_mended, template,
    template_broken_and_mended, style, settings_away_and_back, content_away_and_back,
)  # fmt: skip
