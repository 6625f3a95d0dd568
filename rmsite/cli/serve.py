"""``rmsite serve``: shows the site as it is being written."""

from __future__ import annotations

import signal
import socket
import threading
import time
import webbrowser
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rmsite import __version__
from rmsite.cli.site import Outside, as_of_option, day_of_build, find_site, site_option

if TYPE_CHECKING:
    from rmsite.disk.stamps import Stamp
    from rmsite.foundation.diagnostic import Diagnostic
    from rmsite.pipeline.forks import Workers
    from rmsite.serving.edition import Looking
    from rmsite.serving.preview import Change, Preview
    from rmsite.serving.server import Server
    from rmsite.serving.watching import Batch

LAST_PORT = 65535
FIRST = 1.0
"""Seconds for which reading waits for the first page to be asked for."""


@click.command("serve", short_help="Shows the site as you write it, at this machine alone.")
@site_option
@as_of_option
@click.option("--port", type=click.IntRange(1, LAST_PORT), default=8000, metavar="N", help="Where to answer (8000).")
@click.option("--open", "opens", is_flag=True, help="Open the home page in the browser.")
@click.option("--open-changed", "follows", is_flag=True, help="Let the browser follow to the page that was saved.")
@click.option("--poll", is_flag=True, help="Look for changes every moment, where the system tells of none.")
@click.option(
    "--editor",
    metavar="PATTERN",
    default="",
    help='Links that open a file, such as "vscode://file/home/me/site/{file}:{line}:{column}".',
)
def command(
    folder: Path | None, as_of: date | None, port: int, opens: bool, follows: bool, poll: bool, editor: str
) -> None:
    """Shows every page as a build would make it, at once after each change, with what is wrong beside it.

    Nothing is written. The preview goes on whatever is broken, until Ctrl+C ends it.
    """
    from rmsite.disk.codes import kept_codes
    from rmsite.disk.store import Store, cache_folder
    from rmsite.pipeline.forks import ALONE, ForkExecutor, Workers, processors
    from rmsite.serving.plugged import plugin_files
    from rmsite.serving.preview import Preview
    from rmsite.serving.process import end_at_once, keep_together, settle_down
    from rmsite.serving.server import Server
    from rmsite.serving.watching import Watcher
    from rmsite.view.shapes import Publication

    root = find_site(folder)
    store = Store(cache_folder(root))
    preview = Preview(root, Publication(version=__version__), store, kept_codes(store.engine))
    terminal = _Terminal(preview, lambda: day_of_build(as_of))
    try:
        server = Server(preview, port, terminal.today, editor=editor, follows=follows)
    except OSError:
        raise Outside(f"port {port} is taken; `rmsite serve --port {_free_port(port)}` is free") from None
    watcher = Watcher(root, terminal.changed, poll=poll, more=lambda: plugin_files(terminal.plugins()))
    ended, is_begun = threading.Event(), threading.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        # In the midst of reading nothing is at stake.
        signal.signal(name, lambda *_: ended.set() if is_begun.is_set() else end_at_once())
    keep_together()
    # Noted before it is read, so that no change falls in between.
    stamps = watcher.remember()
    is_recalled = terminal.recall(stamps)
    if is_recalled:
        _answer(server, opens=opens)
        # Reading everything would make the page wait that somebody asks for at once.
        server.has_answered.wait(FIRST)
    # Shared by several processes only while there is one thread.
    terminal.begin(ALONE if is_recalled else Workers(processors(), ForkExecutor()))
    watcher.start(preview.digests())
    if not is_recalled:
        _answer(server, opens=opens)
    preview.keep(terminal.looking(), stamps)
    settle_down()
    is_begun.set()
    while not ended.wait(3600):
        pass
    watcher.stop()
    server.close()
    end_at_once()


def _answer(server: Server, *, opens: bool) -> None:
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.5}, daemon=True).start()
    click.echo(f"Preview at {server.address} (Ctrl+C ends it)")
    if opens:
        webbrowser.open(server.address)


def _free_port(after: int) -> int:
    for port in range(after + 1, min(after + 200, LAST_PORT)):
        with socket.socket() as found:
            try:
                found.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    return 0


class _Terminal:
    """Says one line for each change, and the problems as ``check`` does."""

    def __init__(self, preview: Preview, today: Callable[[], date]) -> None:
        self.today = today
        self._preview = preview
        self._told: tuple[Diagnostic, ...] = ()
        self._trouble = ""

    def looking(self) -> Looking:
        """The usual way of looking at the site, today."""
        from rmsite.serving.edition import Looking

        return Looking(self.today())

    def recall(self, stamps: Mapping[str, Stamp]) -> bool:
        """Shows the site as the last preview left it, where nothing but words has changed since."""
        change = self._preview.recall(self.looking(), stamps)
        if change is not None:
            self._say(change, "remembered")
        return change is not None

    def begin(self, workers: Workers) -> None:
        """Reads the site for the first time."""
        self._say(self._preview.begin(self.looking(), workers), "read")

    def plugins(self) -> tuple[str, ...]:
        """The plugins of the site as they are named in site.yaml."""
        edition = self._preview.edition(self.looking())
        return tuple(edition.examined.site.settings.plugins) if edition else ()

    def changed(self, batch: Batch) -> bool:
        """Goes on with the preview, and says so; gives back whether something could not be read."""
        from rmsite.serving.plugged import forget

        more = f" and {len(batch.names) - 3} more" if len(batch.names) > 3 else ""
        what = f"{', '.join(batch.names[:3])}{more}"
        try:
            if any(Path(name).is_absolute() for name in batch.names):
                forget(self.plugins())
            change = self._preview.update(batch.contents, batch.names)
            self._say(change, what)
        except Exception as error:
            # Whatever it was, the preview goes on with the next change.
            click.echo(f"{what}: this is a fault of rmsite: {type(error).__name__}: {error}", err=True)
            return False
        return bool(change.trouble)

    def _say(self, change: Change, what: str) -> None:
        from rmsite.cli.report import Excerpts, report, summary

        began = time.perf_counter()
        edition = self._preview.edition(self.looking())
        problems = edition.problems if edition else ()
        seconds = change.seconds + time.perf_counter() - began
        how = "only words" if change.is_words else "the whole site"
        clock = time.strftime("%H:%M:%S")
        # What a plugin raises comes to light when the site is looked at.
        trouble = change.trouble or self._preview.change.trouble
        said = f"{trouble}; the site is shown as it was" if trouble else edition.fault if edition else ""
        if said:
            # Looked for again and again, it is said once.
            if said != self._trouble:
                click.echo(f"{clock} {what}: {said}", err=True)
            self._trouble = said
            return
        self._trouble = ""
        if problems != self._told:
            new = [problem for problem in problems if problem not in self._told]
            report(new, Excerpts(self._preview.texts()), "human")
            self._told = problems
        click.echo(f"{clock} {what}: {how} in {seconds * 1000:.0f} ms, {summary(problems)}")
