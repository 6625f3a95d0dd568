"""``rmsite explain``: every code has its meaning, its mend and its example, every page its reason."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from rmsite.foundation.diagnostic import Code
from rmsite.pipeline.build import CODES
from tests.cli.running import SITE, rmsite, write

NAMES = sorted({code.name for code in CODES})


def test_every_code_is_listed() -> None:
    """Without a code all of them are listed with severity and meaning, one a line, sorted."""
    result = rmsite("explain")
    lines = result.out.splitlines()
    assert result.code == 0
    assert [line.split()[0] for line in lines] == NAMES
    assert all(line.split()[1] in ("error", "warning") for line in lines)


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.name)
def test_a_code_is_explained(code: Code) -> None:
    """A code is explained with what it means, how to mend it, and whether a site may change it."""
    result = rmsite("explain", code.name)
    assert result.code == 0
    assert result.out.startswith(f"{code.severity}[{code.name}]\n\n{code.meaning}\n\nTo mend it: {code.mend}\n")
    assert ("policies: {" + code.name + ": off}" in result.out) != code.fixed
    assert ("\nWrong:\n    " in result.out) == bool(code.wrong)


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.name)
def test_a_code_is_well_made(code: Code) -> None:
    """A code is area and fault; its meaning and mend are sentences; an example comes in both forms."""
    assert re.fullmatch(r"[a-z-]+/[a-z-]+", code.name)
    assert code.meaning.endswith(".")
    assert code.mend.endswith(".")
    assert not code.wrong or code.right


def test_one_name_is_one_code() -> None:
    """No two codes share a name."""
    found: dict[str, Code] = {}
    for code in CODES:
        assert found.setdefault(code.name, code) == code


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("sesion/agenda-sum", "did you mean session/agenda-sum?"),
        ("session/agenda_sum", "did you mean session/agenda-sum?"),
        ("Session/Agenda-Sum", "did you mean session/agenda-sum?"),
        ("xyzzy", "`rmsite explain` lists all"),
        ("", "`rmsite explain` lists all"),
    ],
)
def test_a_code_that_is_none(typed: str, said: str) -> None:
    """A code that does not exist is refused with the nearest one."""
    result = rmsite("explain", typed)
    assert (result.code, result.out) == (2, "")
    assert f'there is no code "{typed}"; {said}' in result.err


def test_an_address_is_explained(tmp_path: Path) -> None:
    """After a build an address is told with the reason for which it was made, and what it is made of, in words."""
    site = write(tmp_path, SITE)
    rmsite("build", "--site", site)
    first = rmsite("explain", "--site", site, "/guides/howto/begin/")
    assert first.code == 0
    assert first.out.startswith("/guides/howto/begin/ was made because it is new. It is made of\n")
    assert "\n  the whole of guide:begin\n" in first.out
    assert "\n  the title and summary of home:index\n" in first.out
    write(site, {"content/index.md": "---\ntitle: Welcome\n---\n\nHello. [[guide:begin]]\n"})
    rmsite("build", "--site", site)
    told = rmsite("explain", "--site", site, "/guides/howto/begin").out
    assert told.startswith("/guides/howto/begin was made because the title and summary of home:index has changed.")


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/guides/howto/begn/", 'there is no page at "/guides/howto/begn/"; did you mean /guides/howto/begin/?'),
        ("/", ""),
    ],
)
def test_an_address_that_is_not_there(address: str, said: str, tmp_path: Path) -> None:
    """An address without a page is told with the nearest one; the home page has an address too."""
    site = write(tmp_path, SITE)
    result = rmsite("explain", "--site", site, address)
    assert (result.code, result.err) == (2, "rmsite: no build of this site is remembered; run `rmsite build` first\n")
    rmsite("build", "--site", site)
    result = rmsite("explain", "--site", site, address)
    assert (result.code, result.err) == ((2, f"rmsite: {said}\n") if said else (0, ""))
