"""What is shown now, and everybody who waits for the next edition."""

from __future__ import annotations

import re
import time
import traceback
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Condition, RLock

from jinja2 import BytecodeCache

from rmsite.disk.read import read_inputs
from rmsite.foundation.diagnostic import Diagnostic
from rmsite.increment.memory import Memory
from rmsite.model.inputs import Inputs
from rmsite.pipeline.build import examine
from rmsite.pipeline.forks import ALONE, Workers
from rmsite.pipeline.pages import NOTHING_READ, keep_pages
from rmsite.reading.source import SourceFile
from rmsite.serving.edition import Edition, Looking
from rmsite.view.shapes import Publication


@dataclass(frozen=True, slots=True)
class Change:
    """One step of the preview: its number, the sources that are others now, how long it took to understand them.

    ``trouble`` is a sentence where the sources could not be read at all, and the site is as it was before.
    """

    number: int
    sources: tuple[str, ...]
    seconds: float
    is_words: bool = False
    trouble: str = ""


MOST_WAYS = 8
"""So many ways of looking are kept ready."""


@dataclass(slots=True)
class _Shown:
    # What is shown for one way of looking, and by path the last files that could be made.
    edition: Edition
    number: int
    good: dict[str, bytes] = field(default_factory=dict)


class Preview:
    """The site of a folder as it stands, for every way of looking that somebody has asked for.

    Sources are read when it is told that they have changed, and never otherwise. What they came to is taken from the
    ``memory`` of builds where it knows them, and kept there; ``codes`` keeps translated templates. Safe for many
    threads.
    """

    def __init__(
        self, root: Path, publication: Publication, memory: Memory | None = None, codes: BytecodeCache | None = None
    ) -> None:
        self.root = root
        self._codes = codes
        self._memory = memory
        self._publication = publication
        self._inputs: Inputs | None = None
        self._texts: Mapping[str, SourceFile] = {}
        self._shown: dict[Looking, _Shown] = {}
        self._lock = RLock()
        self._changed = Condition()
        self.change = Change(0, (), 0.0)

    def begin(self, looking: Looking, workers: Workers = ALONE) -> Change:
        """Reads everything for the first time, shared by workers: to be called before there are other threads."""

        def understand() -> bool:
            self._read_all()
            if self._inputs is not None:
                with suppress(Exception):
                    # Whatever a plugin raises is raised again, and told, when somebody asks for the site.
                    self._examine(looking, self._inputs, self.change.number + 1, workers)
            return False

        return self._step(understand, ())

    def update(self, sources: Mapping[str, bytes] | None, names: tuple[str, ...]) -> Change:
        """Goes on to the next edition; ``sources`` has the bytes of changed files where all that has changed is bytes.

        ``names`` says which files are others now, for those who are told.
        """
        return self._step(lambda: self._exchange(sources) if sources else self._read_all(), names)

    def edition(self, looking: Looking) -> Edition | None:
        """The site as it is now for a way of looking; None before it could be read."""
        with self._lock:
            return shown.edition if (shown := self._now(looking)) else None

    def file(self, looking: Looking, path: str) -> bytes | None:
        """A file as it is now; None where the site has none. Raises what its maker raises."""
        with self._lock:
            shown = self._now(looking)
        if shown is None or path not in shown.edition:
            return None
        content = shown.edition.file(path)
        shown.good[path] = content
        return content

    def last_good(self, looking: Looking, path: str) -> bytes | None:
        """A file as it was when it could be made last."""
        shown = self._shown.get(looking)
        return shown.good.get(path) if shown else None

    def problems(self, looking: Looking) -> tuple[Diagnostic, ...]:
        """Everything that is wrong with the site as it is now."""
        edition = self.edition(looking)
        return edition.problems if edition else ()

    def texts(self) -> Iterable[SourceFile]:
        """The sources that have lines to show, as they are now."""
        return self._texts.values()

    def line(self, file: str, number: int) -> str | None:
        """A line of a source as it is now, counted from 1."""
        source = self._texts.get(file)
        lines = source.data.decode("utf-8", "replace").split("\n") if source else []
        return lines[number - 1].rstrip("\r") if 0 < number <= len(lines) else None

    def wait(self, number: int, seconds: float) -> Change:
        """The change that is shown, as soon as it is a later one than ``number``, or after so many seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self.change.number > number, seconds)
            return self.change

    def _step(self, understand: Callable[[], bool], names: tuple[str, ...]) -> Change:
        began = time.perf_counter()
        trouble, is_words = "", False
        with self._lock:
            try:
                is_words = understand()
            except OSError as error:
                trouble = f"{_relative(error.filename, self.root)}: {error.strerror or error}"
        with self._changed:
            seconds = time.perf_counter() - began
            self.change = Change(self.change.number + 1, names, seconds, is_words, trouble)
            self._changed.notify_all()
            return self.change

    def _read_all(self) -> bool:
        self._take(read_inputs(self.root))
        return False

    def _take(self, inputs: Inputs) -> None:
        self._inputs = inputs
        self._texts = {source.path: source for source in inputs.texts()}

    def _exchange(self, sources: Mapping[str, bytes]) -> bool:
        # Bytes alone have changed: what was read of all other files stands.
        inputs = self._inputs
        if inputs is None:
            return self._read_all()
        changed = {path: SourceFile(path, content) for path, content in sources.items()}
        known = {source.path for source in inputs.content}
        if not changed.keys() <= known:
            return self._read_all()
        content = tuple(changed.get(source.path, source) for source in inputs.content)
        self._take(Inputs(inputs.settings, content, inputs.files, inputs.themes, inputs.problems))
        touched = {
            looking: edition
            for looking, shown in self._shown.items()
            if shown.number == self.change.number
            and (edition := shown.edition.with_words(tuple(changed.values()))) is not None
        }
        for looking, edition in touched.items():
            self._shown[looking].edition = edition
            self._shown[looking].number = self.change.number + 1
        return bool(touched)

    def _now(self, looking: Looking) -> _Shown | None:
        inputs = self._inputs
        if inputs is None:
            return None
        shown = self._shown.get(looking)
        if shown is None or shown.number < self.change.number:
            try:
                shown = self._examine(looking, inputs, self.change.number, ALONE)
            except Exception as error:
                # A plugin may raise anything; until it is mended the site is as it was.
                self.change = replace(self.change, trouble=fault_of(error))
                if shown is not None:
                    shown.number = self.change.number
        return shown

    def _examine(self, looking: Looking, inputs: Inputs, number: int, workers: Workers) -> _Shown:
        # Whatever any way of looking has read of the same bytes need not be read again.
        newest = max(self._shown.values(), key=lambda each: each.number, default=None)
        before = newest.edition.examined.read if newest else NOTHING_READ
        examined = examine(
            inputs, looking.visibility, before=before, memory=self._memory, workers=workers, codes=self._codes
        )
        if self._memory is not None and not examined.site.settings.plugins:
            keep_pages(examined.read, self._memory)
        edition = Edition(examined, self._publication)
        shown = self._shown.pop(looking, None) or _Shown(edition, number)
        shown.edition, shown.number = edition, number
        while len(self._shown) >= MOST_WAYS:
            # Whoever tries many days does not keep a site for each.
            del self._shown[next(iter(self._shown))]
        self._shown[looking] = shown
        return shown


def fault_of(error: Exception) -> str:
    """Where a fault of rmsite or of a plugin was raised, and in which words, without a path of the machine."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}: " if frames else ""
    words = re.sub(r"(?<![\w.])(?:[A-Za-z]:)?[\\/](?:[^\s'\"\\/:]+[\\/])+", "", str(error))
    return f"this is a fault of rmsite or of a plugin: {where}{type(error).__name__}: {words}"


def _relative(name: object, root: Path) -> str:
    # No answer holds a path of the machine.
    path = Path(str(name)) if name else root
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
