"""``rmsite plan``: every computed date of a program, with moves, clashes and hours."""

from __future__ import annotations

from pathlib import Path

import click

from rmsite.cli.site import Outside, day_of_build, find_site, site_option


@click.command("plan", short_help="Prints every computed date, per role, with moves, clashes and hours.")
@click.argument("program")
@click.argument("cohort", required=False)
@site_option
@click.option("--format", "style", type=click.Choice(["table", "json", "csv"]), default="table")
def command(program: str, cohort: str | None, folder: Path | None, style: str) -> None:
    """Prints every date of PROGRAM, for COHORT or for all of its cohorts."""
    from rmsite.cli.plan_table import as_csv, as_json, as_table
    from rmsite.disk.read import read_inputs
    from rmsite.foundation.words import listed, nearest
    from rmsite.graph.audiences import Visibility
    from rmsite.model.page import Key
    from rmsite.pipeline.build import examine

    inputs = read_inputs(find_site(folder))
    examined = examine(inputs, Visibility(day_of_build(None), audience=None, drafts=True))
    site = examined.site
    known = {page.key.id: it for page, it in site.programs()}
    if program not in known:
        near = nearest(program, known)
        told = f"did you mean {near}?" if near else f"the site has {listed(sorted(known)) or 'none'}"
        raise Outside(f'there is no program "{program}", or its file has errors; {told}')
    found = known[program]
    cohorts = [each for each in found.cohorts if cohort in (None, each.id)]
    if cohort is not None and not cohorts:
        names = [each.id for each in found.cohorts]
        near = nearest(cohort, names)
        told = f"did you mean {near}?" if near else f"it has {listed(names) or 'none'}"
        raise Outside(f'"{program}" has no cohort "{cohort}"; {told}')
    plans = [(each, site.plans[(program, each.id)]) for each in cohorts]
    write = {"table": as_table, "json": as_json, "csv": as_csv}[style]
    click.echo(write(found, plans), nl=False)
    faulty = [
        each
        for each in examined.problems
        if each.is_error and each.span.file == site.pages[Key("program", program)].file
    ]
    if faulty:
        from rmsite.cli.report import Excerpts, report

        report(faulty, Excerpts(inputs.texts()), "human")
        raise click.exceptions.Exit(1)
