"""``rmsite new``: a complete, building start."""

from __future__ import annotations

from pathlib import Path
from shlex import quote

import click

from rmsite.cli.site import Outside, day_of_build


@click.group("new", short_help="Writes a complete, building start.")
def command() -> None:
    """Writes files to begin with; nothing that is there is overwritten."""


@command.command("site")
@click.argument("name", type=click.Path(path_type=Path))
@click.option("--title", help="What the site is called (default: from NAME).")
def site(name: Path, title: str | None) -> None:
    """Makes a small site in the folder NAME, with a program, guides and a glossary entry to change."""
    from rmsite.authoring.new_site import AlreadyThere, new_site

    called = title or name.resolve().name.replace("-", " ").replace("_", " ").capitalize()
    try:
        written = new_site(name, called, day_of_build(None))
    except AlreadyThere as refused:
        raise Outside(str(refused)) from None
    for path in written:
        click.echo(f"  {name / path}")
    click.echo(f"Made a site in {name}. Build it with: rmsite build --site {quote(str(name))}")
