"""Sites of any size, the same bytes for the same size: guides in folders, with headings, lists, tables and links."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

SEED = 20261123
PAGES_PER_FOLDER = 25
WORDS = (
    "mentor", "mentee", "leader", "team", "session", "topic", "question", "answer", "agreement", "window",
    "calendar", "note", "goal", "habit", "decision", "tool", "desk", "office", "country", "customer", "meeting",
    "agenda", "minute", "story", "example", "rule", "respect", "trust", "time", "talk", "listen", "ask", "try",
    "learn", "change", "report", "circle", "partner", "colleague", "manager", "sponsor", "coordinator", "start",
    "middle", "end", "week", "month", "date", "hour", "plan", "step", "form", "list", "page", "guide", "word",
    "sentence", "reason", "result", "measure", "answerer", "group", "people", "person", "company", "project",
    "product", "service",
)  # fmt: skip


def write_site(folder: Path, guides: int, seed: int = SEED) -> None:
    """A site with so many how-to guides, about 25 to a folder, each of 2 to 4 kB."""
    for path, text in site_files(guides, seed):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")


def site_files(guides: int, seed: int = SEED) -> Iterator[tuple[str, str]]:
    """Paths and texts of such a site."""
    choice = random.Random(seed)
    contacts = '[{id: desk, label: Desk, mail: "desk@example.com"}]'
    yield "site.yaml", f"title: Handbook\nowner: desk\ntheme: own\ncontacts: {contacts}\n"
    yield "themes/own/theme.yaml", "name: own\nextends: playbook\n"
    # A part of every page, to be edited.
    yield "themes/own/templates/_announcements.html", "<p>Edited 0</p>\n"
    yield "content/index.md", "---\ntitle: Handbook\nsummary: A generated handbook.\n---\n\nBegin with any section.\n"
    ids = [f"guide-{number:05}" for number in range(guides)]
    for number, guide_id in enumerate(ids):
        folder = f"part-{number // PAGES_PER_FOLDER:04}"
        # A link to the page before keeps every page linked; two more go anywhere near.
        near = ids[max(0, number - 40) : number + 40]
        links = [ids[number - 1], choice.choice(near), choice.choice(near)]
        yield f"content/guides/howto/{folder}/{guide_id}.md", guide(choice, number, links)


def guide(choice: random.Random, number: int, links: list[str]) -> str:
    """One guide."""
    title = f"{choice.choice(WORDS).capitalize()} {choice.choice(WORDS)} {number}"
    parts = [f"---\ntitle: {title}\nsummary: {sentence(choice)}\ntags: [{choice.choice(WORDS)}]\n---\n"]
    for link in links:
        parts.append(f"## {sentence(choice, 4).rstrip('.')}\n")
        parts.append(
            paragraph(choice) + f" Read [[guide:{link}|{choice.choice(WORDS)} {choice.choice(WORDS)}]] next.\n"
        )
        parts.append("\n".join(f"- {sentence(choice, 8)}" for _ in range(choice.randint(3, 6))) + "\n")
    rows = "\n".join(f"| {choice.choice(WORDS)} | {sentence(choice, 5)} |" for _ in range(choice.randint(3, 6)))
    parts.append(f"## At a glance\n\n| Word | Meaning |\n|---|---|\n{rows}\n")
    parts.append("::: steps\n" + "\n".join(f"1. {sentence(choice, 7)}" for _ in range(4)) + "\n:::\n")
    parts.append("\n\n".join(paragraph(choice) for _ in range(choice.randint(1, 3))) + "\n")
    return "\n".join(parts)


def paragraph(choice: random.Random) -> str:
    """Three to six sentences."""
    return " ".join(sentence(choice) for _ in range(choice.randint(3, 6)))


def sentence(choice: random.Random, words: int = 11) -> str:
    """So many words with a capital letter and a full stop."""
    return " ".join(choice.choice(WORDS) for _ in range(words)).capitalize() + "."
