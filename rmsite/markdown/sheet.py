"""What is known of one text while its page is being written: its source, its faults, the names already taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from rmsite.foundation.words import slugify

if TYPE_CHECKING:
    from rmsite.foundation.diagnostic import Diagnostic
    from rmsite.foundation.span import Span
    from rmsite.markdown.source import Source


class Names(Struct):
    """Gives each thing of a page its own name: ``goals``, then ``goals-2``, ``goals-3``."""

    joint: str = "-"
    _taken: set[str] = field(default_factory=set)
    _last: dict[str, int] = field(default_factory=dict)

    def claim(self, wanted: str) -> str:
        """``wanted``, or the first numbered form of it that is free."""
        name = wanted
        number = self._last.get(wanted, 1)
        while name in self._taken:
            number += 1
            name = f"{wanted}{self.joint}{number}"
        self._last[wanted] = number
        self._taken.add(name)
        return name


class Sheet(Struct):
    """One text while it is read: lives for one call, and everything that writes a part of the page shares it."""

    source: Source
    content_path: str
    is_form: bool
    problems: list[Diagnostic] = field(default_factory=list)
    ids: Names = field(default_factory=Names)
    table_labels: Names = field(default_factory=lambda: Names(" "))
    note_groups: Names = field(default_factory=Names)
    fields: dict[str, Span] = field(default_factory=dict)
    open_tags: dict[str, int] = field(default_factory=dict)

    def note(self, problem: Diagnostic) -> None:
        """Remember a fault."""
        self.problems.append(problem)

    @property
    def stem(self) -> str:
        """The file's name as a short name, for what must not be mistaken for the same thing of another page."""
        return slugify(self.content_path.rpartition("/")[2].partition(".")[0])
