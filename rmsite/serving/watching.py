"""What has really changed in a site's folder, told in batches."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from stat import S_ISREG
from threading import Event, Lock, Thread

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch

from rmsite.disk.last import Look, without_doubt
from rmsite.disk.mounts import is_shared
from rmsite.disk.stamps import Stamp, stamp_of, stamps_below, stamps_of
from rmsite.disk.where import SETTINGS, packaged_themes
from rmsite.foundation.digest import digest
from rmsite.foundation.value import Value

TOPS = (SETTINGS, "content", "themes")
QUIET = 0.02
"""Seconds without news after which a burst of changes has ended."""
LONGEST = 0.3
"""Seconds after which a burst is told of even if it goes on."""
SWEEP = 5.0
"""Seconds after which the folder is looked at in any case: some systems and programs lose news."""
POLL = 0.3
"""Seconds between two looks where the system tells of nothing."""
LEISURE = 20
"""A look is followed by so many times what it took without one; by ten times that where the system tells of things."""


class Batch(Value):
    """The files that are others than they were; ``contents`` has their bytes where nothing but bytes has changed.

    Paths are relative to the site's folder.
    """

    names: tuple[str, ...]
    contents: Mapping[str, bytes] | None


Told = Callable[[Batch], bool | None]
"""What is done with a batch; True asks to be told again, because something could not be read."""


class Watcher:
    """Looks after a site's folder until it is stopped, and tells each batch of changes in a thread of its own.

    The system's news only say where to look; what has changed is found by stamps and bytes, so that reading files, or
    saving the same bytes, is no change, and no style of saving escapes. Where the system tells of nothing, or cannot
    watch so many folders, everything is looked at every moment (``poll``, or found out here). ``more`` names files
    elsewhere that are looked after from the moment they are named, and told by their whole paths.
    """

    def __init__(
        self, root: Path, told: Told, *, poll: bool = False, more: Callable[[], Iterable[Path]] = tuple
    ) -> None:
        # The system names whole paths only where it is asked with one.
        self._root = root.absolute()
        self._told = told
        self._more = more
        self._others: dict[Path, Stamp] = {}
        self._stamps: dict[str, Stamp] = {}
        self._digests: dict[str, str] = {}
        self._untold: tuple[str, ...] = ()
        self._news = _News()
        self._stopping = Event()
        self._polls = poll or is_shared(root)
        self._spent = 0.0
        self._observer: BaseObserver = Observer()
        self._watched: dict[Path, tuple[int, ObservedWatch]] = {}
        self._thread = Thread(target=self._work, name="watching", daemon=True)

    def remember(self) -> Mapping[str, Stamp]:
        """Notes what everything looks like now, and gives it, as far as it can be trusted.

        To be called before anything is read: whatever changes from then on is told when it has been started.
        """
        looked = time.time_ns()
        self._stamps = self._look()
        return without_doubt(Look(self._stamps, {}), looked).sources

    def start(self, digests: Mapping[str, str]) -> None:
        """Looks from now on, and at once for what has changed since it was told to remember.

        ``digests`` name the bytes that were read since then, by path; another file counts as changed when it is
        touched.
        """
        self._digests = dict(digests)
        try:
            self._observer.schedule(self._news, str(self._root), recursive=False)
            self._changed_others()
            self._observe()
            self._observer.start()
        except OSError:
            self._polls = True
        self._news.come.set()
        self._thread.start()

    def stop(self) -> None:
        """Looks no more."""
        self._stopping.set()
        self._news.come.set()
        if self._observer.is_alive():
            self._observer.stop()
        self._thread.join(1)

    def _observe(self) -> None:
        # A folder that was replaced by another of its name has to be looked after anew.
        whole = {*(self._root / top for top in TOPS), packaged_themes()}
        for folder in whole | {file.parent for file in self._others}:
            try:
                number = folder.stat().st_ino if folder.is_dir() else 0
            except OSError:
                number = 0
            watched, watch = self._watched.get(folder, (0, None))
            if number == watched:
                continue
            if watch is not None:
                self._observer.unschedule(watch)
                del self._watched[folder]
            if number:
                try:
                    watch = self._observer.schedule(self._news, str(folder), recursive=folder in whole)
                except OSError:
                    self._polls = True
                else:
                    self._watched[folder] = number, watch

    def _work(self) -> None:
        while not self._stopping.is_set():
            at_least, times = (POLL, LEISURE) if self._polls else (SWEEP, LEISURE * 10)
            self._news.come.wait(max(at_least, times * self._spent))
            began = time.monotonic()
            while self._news.come.is_set() and time.monotonic() - began < LONGEST:
                self._news.come.clear()
                self._news.come.wait(QUIET)
            self._news.come.clear()
            if self._stopping.is_set():
                return
            others = self._changed_others()
            self._observe()
            batch = self._changed()
            if others:
                batch = Batch((*(batch.names if batch else ()), *others), None)
            if self._untold:
                # What was not understood then has to be read now as well.
                batch = Batch(tuple(sorted({*self._untold, *(batch.names if batch else ())})), None)
            if batch is not None:
                self._untold = batch.names if self._told(batch) else ()

    def _changed_others(self) -> tuple[str, ...]:
        before, self._others = self._others, {}
        for file in self._more():
            with suppress(OSError):
                self._others[file] = stamp_of(file.stat())
        return tuple(str(file) for file in sorted(before) if before[file] != self._others.get(file))

    def _changed(self) -> Batch | None:
        named, is_plain = self._news.taken(self._root)
        # Where all that is told is that known files were written, nobody else needs to be looked at.
        now = self._glance(named) if is_plain and named and named <= self._stamps.keys() else self._look()
        before, self._stamps = self._stamps, now
        suspects = {path for path in before.keys() | now.keys() if before.get(path) != now.get(path)}
        others = {path for path in suspects if path not in before or path not in now}
        contents: dict[str, bytes] = {}
        for path in suspects - others | (named & now.keys()):
            content = self._content(path)
            name = digest(content) if content is not None else ""
            if self._digests.get(path, "") != name or before.get(path, now[path])[0] != now[path][0]:
                self._digests[path] = name
                if content is None:
                    # It is no file now, or has just gone: that is more than other bytes.
                    others.add(path)
                else:
                    contents[path] = content
        for path in others:
            content = self._content(path)
            self._digests[path] = digest(content) if content is not None else ""
        if not others and not contents:
            return None
        is_bytes = not others and all(path.startswith("content/") and path.endswith(".md") for path in contents)
        return Batch(tuple(sorted({*others, *contents})), contents if is_bytes else None)

    def _glance(self, named: set[str]) -> dict[str, Stamp]:
        try:
            return {**self._stamps, **stamps_of(str(self._root), named)}
        except OSError:
            return self._look()

    def _content(self, path: str) -> bytes | None:
        file = self._root / path
        try:
            # A pipe would be waited for.
            return file.read_bytes() if S_ISREG(file.lstat().st_mode) else None
        except OSError:
            # It has just gone.
            return None

    def _look(self) -> dict[str, Stamp]:
        packaged, began = packaged_themes(), time.monotonic()
        found = dict(self._seen(self._root, TOPS))
        if packaged != self._root / "themes":
            found |= {f"../{path}": stamp for path, stamp in self._seen(packaged.parent, (packaged.name,)).items()}
        self._spent = time.monotonic() - began
        return found

    def _seen(self, folder: Path, tops: tuple[str, ...]) -> dict[str, Stamp]:
        # What is taken away while it is looked into is looked into again.
        for _ in range(5):
            with suppress(OSError):
                return stamps_below(str(folder), tops)
        self._news.come.set()
        return dict(self._stamps)


class _News(FileSystemEventHandler):
    """Keeps the paths that the system names."""

    def __init__(self) -> None:
        self.come = Event()
        self._paths: set[str] = set()
        self._is_plain = True
        self._lock = Lock()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Notes what was written, made, moved or removed; what was only read is no news."""
        if event.event_type in ("created", "modified", "moved", "deleted", "closed"):
            with self._lock:
                if event.event_type not in ("modified", "closed"):
                    self._is_plain = False
                if not event.is_directory:
                    self._paths.update(str(path) for path in (event.src_path, event.dest_path) if path)
            self.come.set()

    def taken(self, root: Path) -> tuple[set[str], bool]:
        """The named paths below the folder, relative to it, and whether all that was told is that files were written.

        What was told is told once.
        """
        with self._lock:
            paths, self._paths = self._paths, set()
            is_plain, self._is_plain = self._is_plain, True
        front = f"{root}/"
        named = {path.removeprefix(front) for path in paths if path.startswith(front)}
        return named, is_plain and len(named) == len(paths)
