"""Small sites for tests are sites like any other."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from rmsite.testing import TODAY, codes_of, diagnostics_of, inputs_of, site_of

FILES: Mapping[str, str | bytes] = {
    "site.yaml": "title: Playbooks\naudiences: {hr: {}}\n",
    "content/index.md": "[Plan](files/plan.pdf)\n",
    "content/files/plan.pdf": b"\x00\xff",
    "content/guides/howto/begin.md": "---\naudience: hr\n---\n\nBegin [[role:buddy]].\n",
    "content/guides/howto/later.md": "---\nstatus: draft\n---\n\nLater.\n",
}


def test_files_become_inputs() -> None:
    """Sources and attachments are told apart, sorted by path; a site.yaml is there if none is given."""
    inputs = inputs_of(FILES)
    assert [source.path for source in inputs.content] == sorted(path for path in FILES if path.endswith(".md"))
    assert {path: source.data for path, source in inputs.files.items()} == {"files/plan.pdf": b"\x00\xff"}
    assert inputs_of({}).settings.data == b"title: Playbooks\n"
    assert diagnostics_of({}) == ()


def test_a_site_is_seen_by_an_audience_on_a_day() -> None:
    """Everybody together sees all but drafts; an audience, a day and drafts may be chosen."""
    assert [key.id for key in site_of(FILES).value.pages] == ["begin", "index", "site"]
    assert [key.id for key in site_of(FILES, audience="everyone").value.pages] == ["index", "site"]
    assert [key.id for key in site_of(FILES, drafts=True).value.pages] == ["begin", "later", "index", "site"]
    assert site_of(FILES).value.today == TODAY
    assert site_of(FILES, date(2027, 1, 1)).value.today == date(2027, 1, 1)


def test_problems_are_those_of_a_check() -> None:
    """The problems of files are told as ``rmsite check`` tells them."""
    assert codes_of(FILES) == ["page/unreferenced", "reference/unknown"]
    assert [problem.span.line for problem in diagnostics_of(FILES)] == [1, 5]
