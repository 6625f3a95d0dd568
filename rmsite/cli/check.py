"""``rmsite check``: everything build finds, nothing written."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from rmsite.cli.site import as_of_option, day_of_build, find_site, site_option
from rmsite.cli.watched import watched


@click.command("check", short_help="Says everything that is wrong with the content, and writes nothing.")
@site_option
@as_of_option
@click.option("--strict", is_flag=True, help="Exit with 1 on warnings too.")
@click.option(
    "--format",
    "style",
    type=click.Choice(["human", "short", "json", "github"]),
    default="human",
    help="How to print problems; json and github go to standard output.",
)
def command(folder: Path | None, as_of: date | None, strict: bool, style: str) -> None:
    """Looks through the whole content, for all audiences, and says what is wrong, where, and what to do."""
    from rmsite.cli.report import Excerpts, report, summary
    from rmsite.disk.read import read_inputs
    from rmsite.foundation.words import counted
    from rmsite.graph.audiences import Visibility
    from rmsite.pipeline.build import examine

    root = find_site(folder)
    inputs = read_inputs(root)
    examined = examine(inputs, Visibility(day_of_build(as_of), audience=None), watched)
    report(examined.problems, Excerpts(inputs.texts()), style)
    programs = counted(sum(1 for _ in examined.site.programs()), "program")
    # site.yaml is a page as well, without being one that people write.
    pages = counted(sum(page.file != inputs.settings.path for page in examined.site.pages.values()), "source")
    click.echo(f"Checked {pages} with {programs}: {summary(examined.problems)}.", err=True)
    if examined.has_errors or (strict and examined.problems):
        raise click.exceptions.Exit(1)
