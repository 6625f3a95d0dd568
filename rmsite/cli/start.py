"""``rmsite``: turns what was typed into an answer, and trouble into a sentence and an exit code."""

from __future__ import annotations

import atexit
import gc
import os
import signal
import sys
import time
from contextlib import suppress
from io import TextIOWrapper
from typing import NoReturn

from rmsite.cli.looking import RefusedCache, asked_plainly, first_look, told
from rmsite.cli.ways import come_to_site
from rmsite.disk.place import RefusedOutput

OUTSIDE_FAILED = 2


def main() -> NoReturn:
    """Runs the command line and exits; no traceback ever reaches an author."""
    # Nobody's pydantic plugin is wanted here, and looking for one reads the list of every package.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")
    # A build makes many objects and drops few: looking for garbage at the usual rate took a tenth of its time. But each
    # page that is rendered leaves some seventy that go no other way, with all of its text.
    gc.set_threshold(10_000, 20, 20)
    # In the end everything goes with the process; looking for garbage in it once more took as long as a hundred pages.
    atexit.register(gc.freeze)
    if sys.stdout is None:
        _fail("standard output is closed, so nothing can be told; nothing was done")
    for stream in (sys.stdout, sys.stderr):
        # A terminal that lacks a letter shows its number.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    # Whoever ends a build lets it clear away what it began.
    signal.signal(signal.SIGTERM, _ended)
    stdout = sys.stdout
    try:
        code = _run(sys.argv[1:])
        sys.stdout.flush()
        sys.exit(code)
    except KeyboardInterrupt:
        _fail("stopped", 130)
    except SystemExit:
        # Where nobody reads on, click puts a silent stream in the place of this one and ends; what was asked for
        # cannot be delivered.
        if sys.stdout is not stdout:
            sys.exit(OUTSIDE_FAILED)
        raise
    except (RefusedOutput, RefusedCache) as refused:
        _fail(str(refused))
    except BrokenPipeError:
        _hush()
        sys.exit(OUTSIDE_FAILED)
    except OSError as error:
        where = f"{os.fsdecode(error.filename)}: " if error.filename else ""
        _fail(f"{where}{error.strerror or error}")
    except Exception as error:
        if os.environ.get("RMSITE_DEBUG"):
            raise
        _fail(
            f"this is a fault of rmsite, not of your content: {type(error).__name__}: {error}\n"
            "  hint: run it again with RMSITE_DEBUG=1 and send what it prints to whoever looks after rmsite"
        )


def _run(words: list[str]) -> int:
    began = time.perf_counter()
    asked = asked_plainly(words)
    if asked is None:
        from rmsite.cli.app import run

        return run()
    site, changes = come_to_site(first_look(asked))
    sys.stdout.write(told(site, changes, began, asked.target) + "\n")
    return 0


def _ended(*_: object) -> NoReturn:
    sys.exit(128 + signal.SIGTERM)


def _fail(sentence: str, code: int = OUTSIDE_FAILED) -> NoReturn:
    if sys.stderr is not None:
        with suppress(OSError):
            sys.stderr.write(f"rmsite: {sentence}\n")
    _hush()
    sys.exit(code)


def _hush() -> None:
    # What cannot be written is not tried again while Python goes down, which would say so in words of its own.
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError):
            with suppress(OSError, ValueError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
