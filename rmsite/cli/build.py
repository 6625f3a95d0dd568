"""``rmsite build``: writes the site, whole or not at all."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import click

from rmsite.cli.looking import Asked, first_look, told
from rmsite.cli.site import as_of_option, day_of_build, find_site, site_option, web_address
from rmsite.cli.ways import come_to_site


@click.command("build", short_help="Writes the site, whole or not at all.")
@site_option
@click.option("--output", type=click.Path(path_type=Path), metavar="DIR", help="Where to write (default: public/).")
@click.option("--audience", metavar="NAME", help="Write what this audience may see (default: everyone).")
@as_of_option
@click.option("--drafts", is_flag=True, help="Include drafts and what is not published yet.")
@click.option("--strict", is_flag=True, help="Refuse warnings too.")
@click.option("--offline", is_flag=True, help="Write links that work from file://, so that the folder can be zipped.")
@click.option(
    "--jobs", type=click.IntRange(1, 64), metavar="N", help="How many processes make pages (default: one a processor)."
)
@click.option("--clean", is_flag=True, help="Use nothing that earlier builds remembered.")
@click.option("--verify", is_flag=True, help="Build clean as well, and compare every byte.")
@click.option(
    "--base-url",
    metavar="URL",
    callback=web_address,
    help="Where the site will be found, instead of base_url in site.yaml.",
)
@click.option("--format", "style", type=click.Choice(["human", "short", "json", "github"]), default="human")
def command(
    folder: Path | None,
    output: Path | None,
    audience: str | None,
    as_of: date | None,
    drafts: bool,
    strict: bool,
    offline: bool,
    jobs: int | None,
    clean: bool,
    verify: bool,
    base_url: str | None,
    style: str,
) -> None:
    """Writes the site into a folder (public/), which replaces the one written before as a whole.

    Where the content has errors nothing is written, and the old site stays as it is.
    """
    began = time.perf_counter()
    root = find_site(folder)
    target = output if output is not None else root / "public"
    asked = Asked(
        root, target, day_of_build(as_of), audience, drafts, strict, offline, base_url or "", jobs, clean, verify, style
    )
    site, changes = come_to_site(first_look(asked))
    # What goes to a program is nothing but JSON.
    click.echo(told(site, changes, began, target), err=style == "json")
