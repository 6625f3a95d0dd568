"""``rmsite``: finds the command, and turns trouble into a sentence and an exit code."""

from __future__ import annotations

import gc
import importlib
import os
import signal
import sys
from contextlib import suppress
from io import TextIOWrapper
from typing import NoReturn

import click

from rmsite import __version__

COMMANDS = ("build", "serve", "check", "plan", "new", "explain")
OUTSIDE_FAILED = 2


class Commands(click.Group):
    """The commands by name; each module is imported only when its command is used or its help is printed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in the order of the manual."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"rmsite.cli.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that was typed, or a usage error that suggests the nearest one."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from rmsite.foundation.words import nearest

            near = nearest(args[0], COMMANDS)
            if near is None:
                raise
            raise click.UsageError(f"{error.message} Did you mean '{near}'?", ctx) from None


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="rmsite")
def group() -> None:
    """Publishes people-programs: YAML and Markdown become an intranet site that checks itself."""


def main() -> NoReturn:
    """Runs the command line and exits; no traceback ever reaches an author."""
    # Nobody's pydantic plugin is wanted here, and looking for one reads the list of every package.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")
    # A build makes many objects and drops few: looking for garbage at the usual rate took a tenth of its time. But each
    # page that is rendered leaves some seventy that go no other way, with all of its text.
    gc.set_threshold(10_000, 20, 20)
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
        # Without standalone mode click hands back the code that a command exits with, instead of exiting.
        code = group(prog_name="rmsite", standalone_mode=False)
        sys.stdout.flush()
        sys.exit(code if isinstance(code, int) else 0)
    except (click.Abort, KeyboardInterrupt):
        _fail("stopped", 130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except SystemExit:
        # Where nobody reads on, click puts a silent stream in the place of this one and ends; what was asked for
        # cannot be delivered.
        if sys.stdout is not stdout:
            sys.exit(OUTSIDE_FAILED)
        raise
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


def _ended(*_: object) -> NoReturn:
    sys.exit(128 + signal.SIGTERM)


def _fail(sentence: str, code: int = OUTSIDE_FAILED) -> NoReturn:
    with suppress(OSError):
        click.echo(f"rmsite: {sentence}", err=True)
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
