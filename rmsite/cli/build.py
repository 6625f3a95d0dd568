"""``rmsite build``: writes the site, whole or not at all."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import click

from rmsite import __version__
from rmsite.cli.site import Outside, as_of_option, day_of_build, find_site, site_option, watched, web_address


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
@click.option(
    "--clean", is_flag=True, help="Use nothing that earlier builds remembered (this version remembers nothing)."
)
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
    base_url: str | None,
    style: str,
) -> None:
    """Writes the site into a folder (public/), which replaces the one written before as a whole.

    Where the content has errors nothing is written, and the old site stays as it is.
    """
    from rmsite.cli.report import Excerpts, report, summary
    from rmsite.disk.read import read_inputs
    from rmsite.disk.write import RefusedOutput, publish, refuse_bad_place
    from rmsite.foundation.words import counted, nearest
    from rmsite.graph.audiences import EVERYONE, Visibility
    from rmsite.pipeline.build import build
    from rmsite.pipeline.forks import ForkExecutor, Workers, processors
    from rmsite.view.shapes import Publication
    from rmsite.view.words import plain_day

    began = time.perf_counter()
    root = find_site(folder)
    target = output if output is not None else root / "public"
    today = day_of_build(as_of)
    try:
        refuse_bad_place(target, root)
        inputs = read_inputs(root)
        visibility = Visibility(today, audience or EVERYONE, drafts)
        workers = Workers(jobs or processors(), ForkExecutor())
        publication = Publication(offline, base_url or "", __version__)
        built = build(inputs, visibility, publication, watched, strict=strict, workers=workers)
        known = {EVERYONE, *built.site.settings.audiences}
        # Where site.yaml has faults, they are told instead.
        is_told = any(problem.is_error and problem.span.file == inputs.settings.path for problem in built.problems)
        if audience and audience not in known and not is_told:
            near = nearest(audience, known)
            hint = f"did you mean {near}?" if near else f"site.yaml knows {', '.join(sorted(known))}"
            raise Outside(f'there is no audience "{audience}"; {hint}')
        report(built.problems, Excerpts(inputs), style)
        if not built.artifacts:
            click.echo(f"Nothing written: {summary(built.problems)}. The old site is as it was.", err=True)
            raise click.exceptions.Exit(1)
        written = publish(built.artifacts, target, root)
    except RefusedOutput as refused:
        raise Outside(str(refused)) from None
    changes = f"{written.added:,} new, {written.changed:,} changed, {written.removed:,} gone"
    if not (written.added or written.changed or written.removed):
        changes = "nothing changed"
    for_whom = f" for {audience}" if audience else ""
    warned = f"; {summary(built.problems)}" if built.problems else ""
    seconds = f"{time.perf_counter() - began:.2f} s"
    # What goes to a program is nothing but JSON.
    click.echo(
        f"Built {counted(built.pages, 'page')}{for_whom} as of {plain_day(today)} in {seconds}: "
        f"{changes}{warned}. Open {target / 'index.html'}",
        err=style == "json",
    )
