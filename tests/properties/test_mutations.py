"""The real content with slips in it is always read to its end, with every message at a place inside its file."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from rmsite.disk.read import read_inputs
from rmsite.foundation.diagnostic import Diagnostic
from rmsite.foundation.value import replace
from rmsite.graph.audiences import Visibility
from rmsite.model.inputs import Inputs
from rmsite.pipeline.build import examine
from rmsite.pipeline.pages import Readings
from rmsite.reading.source import SourceFile, decode
from tests.patience import limited
from tests.properties.mutations import mutated

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 23)
SLOW = 60


@pytest.fixture(scope="module")
def inputs() -> Inputs:
    """The example site of this repository."""
    return read_inputs(ROOT)


@cache
def whole() -> Readings:
    """What the content comes to as it stands."""
    return examine(read_inputs(ROOT), Visibility(TODAY)).read


def examined(inputs: Inputs) -> tuple[Diagnostic, ...]:
    """Every problem with a site, found in bounded time; what stands as it is is not read again."""
    with limited(SLOW):
        return examine(inputs, Visibility(TODAY), before=whole()).problems


def with_source(inputs: Inputs, position: int, data: bytes) -> tuple[Inputs, SourceFile]:
    """The site with other bytes in one source; -1 is site.yaml."""
    if position < 0:
        changed = SourceFile(inputs.settings.path, data)
        return replace(inputs, settings=changed), changed
    content: Sequence[SourceFile] = inputs.content
    changed = SourceFile(content[position].path, data)
    return replace(inputs, content=(*content[:position], changed, *content[position + 1 :])), changed


def refuse_bad_places(problems: Iterable[Diagnostic], inputs: Inputs) -> None:
    """Every problem names a file that is there, a line of it, and a column of that line; every message is one line."""
    sources = {each.path: each for each in (inputs.settings, *inputs.content, *inputs.files.values())}
    for theme in inputs.themes.values():
        sources |= {each.path: each for each in theme.values()}
    for problem in problems:
        for span in (problem.span, *(related.span for related in problem.related)):
            said = f"{span}: {problem.code.name}: {problem.message}"
            assert span.file in sources, said
            text = decode(sources[span.file]).value
            lines = text.split("\n") if text is not None else [""]
            assert 1 <= span.line <= len(lines), said
            assert 1 <= span.column <= len(lines[span.line - 1]) + 2, said
            assert (span.line, span.column) <= (span.end_line, span.end_column), said
        assert problem.message, problem.code.name
        assert problem.message.count("\n") == 0, problem.message
        assert not any("\n" in hint for hint in problem.hints), problem.hints


def run(inputs: Inputs, seeds: Iterable[int]) -> None:
    """One slip or a few for each seed, each in a file chosen by it: often the program or the settings."""
    favourites = [index for index, each in enumerate(inputs.content) if each.path.endswith(".yaml")]
    for seed in seeds:
        random_ = random.Random(seed)
        kind = random_.random()
        position = (
            -1 if kind < 0.15 else random_.choice(favourites) if kind < 0.5 else random_.randrange(len(inputs.content))
        )
        before = inputs.settings.data if position < 0 else inputs.content[position].data
        changed, source = with_source(inputs, position, mutated(before, random_))
        try:
            refuse_bad_places(examined(changed), changed)
        except BaseException as error:
            error.add_note(f"seed {seed}: {source.path}")
            raise


def test_the_example_has_no_problem(inputs: Inputs) -> None:
    """What is broken on purpose below is sound to begin with."""
    assert [str(each) for each in examined(inputs)] == []


def test_slips_in_the_example(inputs: Inputs) -> None:
    """No slip in the content makes rmsite fail or hang, and every message has its place."""
    run(inputs, range(16))


@pytest.mark.full
@pytest.mark.parametrize("first", range(1000, 5000, 250))
def test_thousands_of_slips_in_the_example(inputs: Inputs, first: int) -> None:
    """The same over four thousand slips."""
    run(inputs, range(first, first + 250))
