"""Previews of small sites on disk."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from threading import Thread

from rmsite.disk.read import read_inputs
from rmsite.graph.audiences import EVERYONE, Visibility
from rmsite.pipeline.build import build
from rmsite.serving.edition import Looking
from rmsite.serving.preview import Preview
from rmsite.serving.server import Server
from rmsite.serving.watching import Batch, Told, Watcher
from rmsite.testing import TODAY
from rmsite.view.shapes import Publication
from tests.making import CODES
from tests.outputs.site import FILES

USUAL = Looking(TODAY)
PUBLICATION = Publication(version="test")


def put(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Writes these files into a folder."""
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(text if isinstance(text, bytes) else text.encode())
    return root


def site(root: Path, more: Mapping[str, str | bytes] | None = None) -> Path:
    """A site with something of everything in a folder."""
    return put(root, {**FILES, **(more or {})})


def preview_of(root: Path) -> Preview:
    """A preview that has read a folder."""
    preview = Preview(root, PUBLICATION, codes=CODES)
    preview.begin(USUAL)
    return preview


def clean(root: Path, audience: str = EVERYONE, today: date = TODAY) -> dict[str, bytes]:
    """Every file that a clean build of a folder comes to."""
    built = build(read_inputs(root), Visibility(today, audience), PUBLICATION, codes=CODES)
    return {path.value: content for path, content in built.artifacts.items()}


def shown(preview: Preview, looking: Looking = USUAL) -> dict[str, bytes | None]:
    """Every file of a preview."""
    edition = preview.edition(looking)
    assert edition is not None
    return {path: preview.file(looking, path) for path in edition}


@contextmanager
def serving(preview: Preview, *, editor: str = "", follows: bool = False) -> Iterator[Server]:
    """A server that answers while the block runs."""
    server = Server(preview, 0, lambda: TODAY, editor=editor, follows=follows)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.close()
        thread.join(2)


def digests_of(root: Path) -> Mapping[str, str]:
    """The names of the bytes of a folder's sources; nothing where they cannot be read."""
    try:
        return read_inputs(root).digests()
    except OSError:
        return {}


@contextmanager
def watched(root: Path, told: Told, *, poll: bool = False) -> Iterator[Watcher]:
    """A watcher that works while the block runs."""
    watcher = Watcher(root, told, poll=poll)
    watcher.remember()
    watcher.start(digests_of(root))
    try:
        yield watcher
    finally:
        watcher.stop()


def followed_by(preview: Preview) -> Callable[[Batch], bool]:
    """Hands each batch to a preview."""

    def told(batch: Batch) -> bool:
        return bool(preview.update(batch.contents, batch.names).trouble)

    return told
