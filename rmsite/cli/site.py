"""What the commands share: where the site is, for which day, and what is read from disk."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from rmsite.cli.looking import EPOCH, site_above, today

F = TypeVar("F", bound=Callable[..., Any])


class Day(click.ParamType[date]):
    """A date on the command line, in the words an author knows."""

    name = "DATE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The date, or a usage error that says what is wrong with it."""
        from pydantic_core import PydanticCustomError

        from rmsite.reading.scalars import parse_date

        try:
            return parse_date(value)
        except PydanticCustomError as error:
            self.fail(error.message(), param, ctx)


def site_option(command: F) -> F:
    """``--site DIR``."""
    return click.option(
        "--site",
        "folder",
        type=click.Path(path_type=Path),
        metavar="DIR",
        help="The site's folder (default: the nearest one upward with a site.yaml).",
    )(command)


def as_of_option(command: F) -> F:
    """``--as-of DATE``."""
    return click.option("--as-of", "as_of", type=Day(), help="The day the site is made for (default: today).")(command)


def web_address(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """An address that a site can have, or a usage error."""
    if value and not re.fullmatch(r"https?://[^\s?#]+", value):
        raise click.BadParameter(f'"{value}" is not an address that begins with https://')
    return value


def find_site(folder: Path | None) -> Path:
    """The site's folder; a sentence and exit code 2 where there is none."""
    if folder is not None:
        if not folder.is_dir():
            raise Outside(f"{folder} is not a folder")
        if not (folder / "site.yaml").exists():
            raise Outside(f"{folder} has no site.yaml; `rmsite new site NAME` makes a site to begin with")
        return folder
    found = site_above(Path.cwd())
    if found is None:
        raise Outside("there is no site.yaml here or in a folder above; go to your site, or name it with --site DIR")
    return found


class Outside(click.ClickException):
    """Something outside the content failed: one sentence, exit code 2."""

    exit_code = 2

    def show(self, file: Any = None) -> None:
        """The sentence on standard error."""
        click.echo(f"rmsite: {self.format_message()}", err=True)


def day_of_build(as_of: date | None) -> date:
    """The day a site is made for: as asked, else SOURCE_DATE_EPOCH, else today."""
    if as_of is not None:
        return as_of
    epoch = os.environ.get(EPOCH)
    if epoch is None:
        return today()
    from rmsite.reading.scalars import FIRST_YEAR, LAST_YEAR

    try:
        found = datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError):
        raise Outside(f'SOURCE_DATE_EPOCH is "{epoch}", which is no count of seconds') from None
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise Outside(f'SOURCE_DATE_EPOCH is "{epoch}", which lies in the year {found.year}')
    return found
