"""``rmsite build``: writes the site, whole or not at all."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

import click

from rmsite import __version__
from rmsite.cli.site import Outside, as_of_option, day_of_build, find_site, site_option, watched, web_address
from rmsite.disk.last import LastBuild, Look, is_current, last_build, look_at, remember, stamps_written, without_doubt
from rmsite.disk.store import FOLDER, Store
from rmsite.disk.write import RefusedOutput, refuse_bad_place
from rmsite.foundation.webpath import WebPath


@dataclass(frozen=True, slots=True)
class Asked:
    """What a build was asked for."""

    root: Path
    target: Path
    today: date
    audience: str | None
    drafts: bool
    strict: bool
    offline: bool
    base_url: str
    jobs: int | None
    clean: bool
    verify: bool
    style: str

    @property
    def words(self) -> str:
        """Everything that decides, given the same sources, what is written and where."""
        place = self.target.absolute().as_posix()
        day = self.today.isoformat()
        return repr((place, day, self.audience, self.drafts, self.strict, self.offline, self.base_url, __version__))


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
    try:
        refuse_bad_place(target, root)
        store = Store(root / FOLDER)
        looked = time.time_ns()
        look = look_at(root)
        told, changes = _unchanged(asked, store, look, looked) or _build(asked, store, without_doubt(look, looked))
    except RefusedOutput as refused:
        raise Outside(str(refused)) from None
    # What goes to a program is nothing but JSON.
    seconds = f"{time.perf_counter() - began:.2f} s"
    click.echo(f"{told} in {seconds}: {changes}. Open {target / 'index.html'}", err=style == "json")


def _unchanged(asked: Asked, store: Store, look: Look, looked: int) -> tuple[str, str] | None:
    # Light: nothing of what builds a site is imported here.
    last = None if asked.clean or asked.verify else last_build(store, asked.words)
    if last is None or not is_current(last, look, asked.root, asked.target):
        return None
    if look != last.look:
        remember(store, asked.words, replace(last, look=without_doubt(look, looked)))
    if asked.style == "json":
        click.echo("[]")
    return last.told, "nothing changed"


def _differing(one: Mapping[WebPath, bytes], other: Mapping[WebPath, bytes]) -> list[str]:
    return sorted(path.value for path in one.keys() | other.keys() if one.get(path) != other.get(path))


def _build(asked: Asked, store: Store, look: Look) -> tuple[str, str]:
    from rmsite.cli.report import Excerpts, report, summary
    from rmsite.disk.read import read_inputs
    from rmsite.disk.write import publish, written_before
    from rmsite.foundation.words import counted, nearest
    from rmsite.graph.audiences import EVERYONE, Visibility
    from rmsite.pipeline.build import build
    from rmsite.pipeline.forks import ForkExecutor, Workers, processors
    from rmsite.view.shapes import Publication
    from rmsite.view.words import plain_day

    inputs = read_inputs(asked.root)
    visibility = Visibility(asked.today, asked.audience or EVERYONE, asked.drafts)
    workers = Workers(asked.jobs or processors(), ForkExecutor())
    publication = Publication(asked.offline, asked.base_url, __version__)
    memory = None if asked.clean else store
    made = partial(build, inputs, visibility, publication, watched, strict=asked.strict, workers=workers)
    built = made(memory=memory, old=partial(written_before, asked.target))
    if asked.verify and (differing := _differing(built.artifacts, made().artifacts)):
        # A fault of rmsite's own: whoever looks after it needs the names, and readers need the clean site.
        raise RuntimeError(
            f"{', '.join(differing[:5])} would not be as in a clean build; use --clean until it is mended"
        )
    known = {EVERYONE, *built.site.settings.audiences}
    # Where site.yaml has faults, they are told instead.
    is_told = any(problem.is_error and problem.span.file == inputs.settings.path for problem in built.problems)
    if asked.audience and asked.audience not in known and not is_told:
        near = nearest(asked.audience, known)
        hint = f"did you mean {near}?" if near else f"site.yaml knows {', '.join(sorted(known))}"
        raise Outside(f'there is no audience "{asked.audience}"; {hint}')
    report(built.problems, Excerpts(inputs), asked.style)
    if not built.artifacts:
        click.echo(f"Nothing written: {summary(built.problems)}. The old site is as it was.", err=True)
        raise click.exceptions.Exit(1)
    written = publish(built.artifacts, asked.target, asked.root)
    for_whom = f" for {asked.audience}" if asked.audience else ""
    told = f"Built {counted(built.pages, 'page')}{for_whom} as of {plain_day(asked.today)}"
    changes = f"{written.added:,} new, {written.changed:,} changed, {written.removed:,} gone"
    if not (written.added or written.changed or written.removed):
        changes = "nothing changed"
    # A problem is told by each build, and what a plugin rests on is not known.
    if not built.problems and not built.site.settings.plugins:
        outputs = stamps_written(asked.target, (path.value for path in built.artifacts))
        remember(store, asked.words, LastBuild(told, look, inputs.digests(), outputs))
    store.prune()
    return told, changes + (f"; {summary(built.problems)}" if built.problems else "")
