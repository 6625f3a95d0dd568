"""Golden Markdown: files of cases, each a title, a dot, the input, a dot, what comes out, a dot.

What comes out is the HTML with each hole as ``{{...}}``, then a line ``! line:column code`` for every problem.
``python -m tests.markdown.golden FILE...`` writes it into the files anew, for review by a person.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rmsite.markdown import parse_markdown
from tests.markdown.printing import printed

FOLDER = Path(__file__).parent / "fixtures"


@dataclass(frozen=True)
class Case:
    """One case of a file; ``is_form`` where the file's name says so."""

    title: str
    source: str
    expected: str
    is_form: bool

    @property
    def result(self) -> str:
        """What comes out now."""
        checked = parse_markdown(
            self.source, file="content/guides/roles/page.md", content_path="guides/roles/page.md", is_form=self.is_form
        )
        faults = [f"! {fault.span.line}:{fault.span.column} {fault.code.name}\n" for fault in checked.problems]
        return printed(checked.value) + "".join(faults)


def read_cases(path: Path) -> Iterator[Case]:
    """The cases of a file; ValueError where a part is missing."""
    parts: list[list[str]] = [[]]
    for line in path.read_text(encoding="utf-8").splitlines():
        if line == ".":
            parts.append([])
        else:
            parts[-1].append(line)
    if any(line for line in parts.pop()) or len(parts) % 3:
        raise ValueError(f"{path.name}: a case is a title, a dot, the input, a dot, what comes out, a dot")
    for title, source, expected in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
        name = " ".join(line for line in title if line)
        yield Case(name, "\n".join(source), "".join(f"{line}\n" for line in expected), path.stem == "forms")


def main(paths: list[str]) -> None:
    """Write what comes out now into the files."""
    for path in map(Path, paths):
        texts = [f"{case.title}\n.\n{case.source}\n.\n{case.result}.\n" for case in read_cases(path)]
        path.write_text("\n".join(texts), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
