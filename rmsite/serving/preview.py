"""What is shown now, and everybody who waits for the next edition."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from threading import Condition, Event, RLock

from jinja2 import BytecodeCache
from msgspec import Struct, field

from rmsite.disk.read import read_inputs
from rmsite.disk.stamps import Stamp
from rmsite.foundation.diagnostic import Diagnostic
from rmsite.foundation.value import Value, replace
from rmsite.increment.memory import Forgotten, Memory
from rmsite.model.inputs import Inputs
from rmsite.pipeline.build import examine
from rmsite.pipeline.forks import ALONE, Workers
from rmsite.pipeline.pages import NOTHING_READ, Readings
from rmsite.reading.source import SourceFile
from rmsite.serving.edition import Edition, Looking
from rmsite.serving.faults import fault_of, trouble_of
from rmsite.serving.remembered import Recalling, recalled, remember
from rmsite.view.shapes import Publication


class Change(Value):
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


class _Shown(Struct):
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
        self._is_begun = Event()
        self._is_begun.set()
        self.change = Change(0, (), 0.0)

    def recall(self, looking: Looking, stamps: Mapping[str, Stamp]) -> Change | None:
        """Shows the site as the last preview left it, until ``begin`` has read it; None where it has to be read first.

        ``stamps`` are what its files look like now. Other ways of looking wait.
        """
        if self._memory is None:
            return None
        began = time.perf_counter()
        given = Recalling(self.root, stamps, self._memory, self._codes)
        examined = recalled(looking.visibility, self._publication, given)
        if examined is None:
            return None
        files = {problem.span.file for problem in examined.problems} & stamps.keys()
        with suppress(OSError):
            self._texts = {file: SourceFile(file, (self.root / file).read_bytes()) for file in files}
        self._is_begun.clear()
        self._shown[looking] = _Shown(Edition(examined, self._publication), 1)
        return self._tell(Change(1, (), time.perf_counter() - began))

    def begin(self, looking: Looking, workers: Workers = ALONE) -> Change:
        """Reads everything for the first time, shared by workers where there are no other threads yet.

        Whatever was recalled is shown meanwhile.
        """
        began = time.perf_counter()
        trouble = ""
        edition = None
        try:
            inputs = read_inputs(self.root)
            with suppress(Exception):
                # Whatever a plugin raises is raised again, and told, when somebody asks for the site.
                edition = self._understood(looking, inputs, NOTHING_READ, workers)
        except OSError as error:
            trouble = trouble_of(error, self.root)
            # What cannot be read now is not shown as it once was.
            self._shown.clear()
        number = self.change.number + 1
        with self._lock:
            if not trouble:
                self._take(inputs)
            if edition is not None:
                self._show(looking, edition, number)
            change = self._tell(Change(number, (), time.perf_counter() - began, trouble=trouble))
        self._is_begun.set()
        return change

    def keep(self, looking: Looking, stamps: Mapping[str, Stamp]) -> None:
        """Leaves the site for the next preview; ``stamps`` are what its files looked like before they were read."""
        edition, inputs = self.edition(looking), self._inputs
        if self._memory is not None and edition is not None and inputs is not None:
            remember(edition.examined, looking.visibility, self._publication, inputs, stamps, self._memory)

    def update(self, sources: Mapping[str, bytes] | None, names: tuple[str, ...]) -> Change:
        """Goes on to the next edition; ``sources`` has the bytes of changed files where all that has changed is bytes.

        ``names`` says which files are others now, for those who are told.
        """
        return self._step(lambda: self._exchange(sources) if sources else self._read_all(), names)

    def edition(self, looking: Looking) -> Edition | None:
        """The site as it is now for a way of looking; None before it could be read."""
        return shown.edition if (shown := self._now(looking)) else None

    def file(self, looking: Looking, path: str) -> bytes | None:
        """A file as it is now; None where the site has none. Raises what its maker raises."""
        shown = self._now(looking)
        if shown is None or path not in shown.edition:
            return None
        try:
            content = shown.edition.file(path)
        except Forgotten:
            # What was left for this preview is not whole.
            self._is_begun.wait()
            return self.file(looking, path)
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

    def digests(self) -> Mapping[str, str]:
        """The names of the bytes that were read, by path; nothing before anything was."""
        return self._inputs.digests() if self._inputs else {}

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
                trouble = trouble_of(error, self.root)
            seconds = time.perf_counter() - began
            return self._tell(Change(self.change.number + 1, names, seconds, is_words, trouble))

    def _tell(self, change: Change) -> Change:
        with self._changed:
            self.change = change
            self._changed.notify_all()
        return change

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
        if looking not in self._shown:
            self._is_begun.wait()
        with self._lock:
            shown, inputs = self._shown.get(looking), self._inputs
            if inputs is not None and (shown is None or shown.number < self.change.number):
                # Whatever any way of looking has read of the same bytes need not be read again.
                newest = max(self._shown.values(), key=lambda each: each.number, default=None)
                before = newest.edition.examined.read if newest else NOTHING_READ
                try:
                    edition = self._understood(looking, inputs, before, ALONE)
                    shown = self._show(looking, edition, self.change.number)
                except Exception as error:
                    # A plugin may raise anything; until it is mended the site is as it was.
                    self.change = replace(self.change, trouble=fault_of(error))
                    if shown is not None:
                        shown.number = self.change.number
            return shown

    def _understood(self, looking: Looking, inputs: Inputs, before: Readings, workers: Workers) -> Edition:
        examined = examine(
            inputs, looking.visibility, before=before, memory=self._memory, workers=workers, codes=self._codes
        )
        return Edition(examined, self._publication)

    def _show(self, looking: Looking, edition: Edition, number: int) -> _Shown:
        shown = self._shown.pop(looking, None) or _Shown(edition, number)
        shown.edition, shown.number = edition, number
        while len(self._shown) >= MOST_WAYS:
            # Whoever tries many days does not keep a site for each.
            del self._shown[next(iter(self._shown))]
        self._shown[looking] = shown
        return shown
