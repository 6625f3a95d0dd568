"""The three ways to a finished site, the quickest first: nothing has changed, only words have, all is looked at."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from rmsite import __version__
from rmsite.cli.looking import Asked, Looked, left_as_it_is
from rmsite.disk.aside import aside
from rmsite.disk.last import LastBuild, remember
from rmsite.disk.store import Store
from rmsite.foundation.digest import digest

if TYPE_CHECKING:
    from rmsite.disk.write import Published
    from rmsite.foundation.diagnostic import Diagnostic
    from rmsite.foundation.webpath import WebPath
    from rmsite.graph.audiences import Visibility
    from rmsite.model.inputs import Inputs
    from rmsite.pipeline.build import Built
    from rmsite.view.shapes import Publication


def come_to_site(looked: Looked) -> tuple[str, str]:
    """Makes the site current by the quickest way, and says what it is and what has changed.

    Ends the command with 1 where there are errors.
    """
    if looked.last is not None and looked.is_as_left:
        problems = _unpacked(looked.last.problems)
        return left_as_it_is(looked), _with_problems("nothing changed", looked.asked, problems)
    return _words_changed(looked) or _everything(looked)


def _words_changed(looked: Looked) -> tuple[str, str] | None:
    asked, store, last, changed = looked.asked, looked.store, looked.last, looked.changed
    if last is None or not changed or not all(map(_is_prose, changed)):
        return None
    from rmsite.disk.trees import NO_TREES, does_output_stand, does_spare_stand, remember_trees, remembered_trees

    # Both are looked at while everything else is imported and made.
    trees = remembered_trees(store, asked.target)
    stand = [aside(partial(look, trees, asked.target)) for look in (does_output_stand, does_spare_stand)]
    from rmsite.disk.codes import kept_codes
    from rmsite.disk.read import read_inputs, read_themes
    from rmsite.disk.write import finished_before, publish_changes
    from rmsite.pipeline.forks import ForkExecutor, Workers, processors
    from rmsite.pipeline.retouch import Edit, retouch
    from rmsite.reading.source import SourceFile

    problems = _unpacked(last.problems)
    sources = tuple(SourceFile(path, content) for path, content in changed.items())
    edit = Edit(sources, last.digests, read_themes(asked.root), problems)
    workers = Workers(asked.jobs or processors(), ForkExecutor())
    touched = retouch(edit, *_for_whom(asked), store, kept_codes(store.engine), workers)
    if touched is None:
        return None
    files = touched.files
    if asked.verify:
        from rmsite.pipeline.build import build

        clean = build(read_inputs(asked.root), *_for_whom(asked)).artifacts
        before = finished_before(asked.target, NO_TREES)
        _compare(clean, {path: digest(content) for path, content in files.items()}, before)
    is_kept = aside(touched.keep)
    try:
        written = publish_changes(files, asked.target, asked.root, trees, *stand)
    finally:
        _tell_of_keeping(is_kept)
    if written is None:
        return None
    remember_trees(store, asked.target, written.trees)
    digests = {**last.digests, **{source.path: source.digest for source in sources}}
    outputs = {path: written.trees.current[path] for path in last.outputs}
    remember(store, asked.words, LastBuild(last.told, last.problems, looked.seen, digests, outputs))
    _tend(store)
    return last.told, _with_problems(_changes(written), asked, problems)


def _is_prose(path: str) -> bool:
    return path.startswith("content/") and path.endswith(".md")


def _everything(looked: Looked) -> tuple[str, str]:
    from rmsite.cli.watched import watched
    from rmsite.disk.codes import kept_codes
    from rmsite.disk.read import read_inputs
    from rmsite.disk.trees import NO_TREES, remember_trees, remembered_trees
    from rmsite.disk.write import finished_before, publish
    from rmsite.foundation.words import counted
    from rmsite.increment.memory import packed
    from rmsite.pipeline.build import build
    from rmsite.pipeline.forks import ForkExecutor, Workers, processors
    from rmsite.view.words import plain_day

    asked, store = looked.asked, looked.store
    inputs = read_inputs(asked.root)
    workers = Workers(asked.jobs or processors(), ForkExecutor())
    memory = None if asked.clean else store
    made = partial(build, inputs, *_for_whom(asked), watched, strict=asked.strict, workers=workers)
    codes = None if asked.clean else kept_codes(store.engine)
    trees = NO_TREES if asked.clean else remembered_trees(store, asked.target)
    built = made(memory=memory, old=finished_before(asked.target, trees), codes=codes)
    if asked.verify:
        names = {path: digest(content) for path, content in built.artifacts.items()}
        _compare(made().artifacts, {**built.digests, **names}, lambda _: None)
    _refuse_unknown_audience(asked, built, inputs)
    if not built.digests:
        from rmsite.cli.report import Excerpts, report, summary

        report(built.problems, Excerpts(inputs.texts()), asked.style)
        _say(f"Nothing written: {summary(built.problems)}. The old site is as it was.")
        raise SystemExit(1)
    # A copy of this process takes room.
    is_kept = aside(built.keep, alone=workers.number == 1) if built.keep else None
    try:
        written = publish(built.artifacts, asked.target, asked.root, trees, built.digests)
    finally:
        _tell_of_keeping(is_kept)
    remember_trees(store, asked.target, written.trees)
    for_whom = f" for {asked.audience}" if asked.audience else ""
    told = f"Built {counted(built.pages, 'page')}{for_whom} as of {plain_day(asked.today)}"
    problems, has_plugins = built.problems, bool(built.site.settings.plugins)
    outputs = {path.value: written.trees.current[path.value] for path in built.digests}
    digests = inputs.digests()
    # Of a large site what follows would not find room beside it; each of them holds it.
    del built, inputs, made, is_kept
    if not has_plugins:
        # What a plugin rests on is not known.
        told_of = packed(problems) if problems else b""
        remember(store, asked.words, LastBuild(told, told_of, looked.seen, digests, outputs))
    _tend(store)
    return told, _with_problems(_changes(written), asked, problems)


def _tell_of_keeping(is_kept: Callable[[], bool] | None) -> None:
    if is_kept is not None and not is_kept():
        _say("rmsite: what this build could have remembered was not kept; the next one looks at everything")


def _tend(store: Store) -> None:
    store.prune()
    if store.damaged:
        _say("rmsite: what earlier builds remembered was damaged in part; that part was made anew")


def _say(words: str) -> None:
    if sys.stderr is not None:
        sys.stderr.write(f"{words}\n")


def _for_whom(asked: Asked) -> tuple[Visibility, Publication]:
    from rmsite.graph.audiences import EVERYONE, Visibility
    from rmsite.view.shapes import Publication

    visibility = Visibility(asked.today, asked.audience or EVERYONE, asked.drafts)
    return visibility, Publication(asked.offline, asked.base_url, __version__)


def _compare(
    clean: Mapping[WebPath, bytes], names: Mapping[WebPath, str], before: Callable[[WebPath], str | None]
) -> None:
    # A fault of rmsite's own: whoever looks after it needs the names, and readers need the clean site.
    found = {path: names.get(path) or before(path) for path in clean}
    differing = sorted(path.value for path, content in clean.items() if found[path] != digest(content))
    if differing or names.keys() - clean.keys():
        wrong = differing or sorted(path.value for path in names.keys() - clean.keys())
        raise RuntimeError(f"{', '.join(wrong[:5])} would not be as in a clean build; use --clean until it is mended")


def _refuse_unknown_audience(asked: Asked, built: Built, inputs: Inputs) -> None:
    from rmsite.foundation.words import nearest
    from rmsite.graph.audiences import EVERYONE

    known = {EVERYONE, *built.site.settings.audiences}
    # Where site.yaml has faults, they are told instead.
    is_told = any(problem.is_error and problem.span.file == inputs.settings.path for problem in built.problems)
    if asked.audience and asked.audience not in known and not is_told:
        from rmsite.cli.site import Outside

        near = nearest(asked.audience, known)
        hint = f"did you mean {near}?" if near else f"site.yaml knows {', '.join(sorted(known))}"
        raise Outside(f'there is no audience "{asked.audience}"; {hint}')


def _changes(written: Published) -> str:
    if not (written.added or written.changed or written.removed):
        return "nothing changed"
    return f"{written.added:,} new, {written.changed:,} changed, {written.removed:,} gone"


def _unpacked(problems: bytes) -> tuple[Diagnostic, ...]:
    if not problems:
        return ()
    from rmsite.increment.memory import unpacked

    found: tuple[Diagnostic, ...] = unpacked(problems) or ()
    return found


def _with_problems(changes: str, asked: Asked, problems: Sequence[Diagnostic]) -> str:
    # Warnings are told by each build, whether or not it looked for them.
    if not problems and asked.style != "json":
        return changes
    from rmsite.cli.report import Excerpts, report, summary
    from rmsite.reading.source import SourceFile

    files = sorted({problem.span.file for problem in problems})
    sources = (SourceFile(path, content) for path in files if (content := _bytes_of(asked.root / path)) is not None)
    report(problems, Excerpts(sources), asked.style)
    return f"{changes}; {summary(problems)}" if problems else changes


def _bytes_of(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None
