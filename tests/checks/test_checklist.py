"""What a playbook needs is one list: the check tells what live programs lack, the checklist shows all of it."""

from __future__ import annotations

from rmsite.checks.completeness import PARTS, check, checklist
from rmsite.testing import site_of
from tests.outputs.site import FILES, changed


def lacking(files: dict[str, str], program_id: str) -> list[str]:
    """The parts that a program lacks."""
    site = site_of(files, drafts=True).value
    program = site.program(program_id)
    assert program is not None
    return [item.part.field for item in checklist(site, program) if not item.is_there]


def told(files: dict[str, str]) -> list[str]:
    """The parts that the check misses, by the messages of its first program."""
    return [each.message for each in check(site_of(files).value) if "pairs" in each.span.file]


def test_the_check_tells_what_the_list_shows() -> None:
    """Whatever the list of a live program lacks is told, but for parts with a check of their own."""
    fields = lacking(FILES, "pairs")
    apart = {part.field for part in PARTS if part.is_checked_apart}
    assert "outcomes" in fields
    assert [any(f'"{field}"' in message for message in told(FILES)) for field in fields] == [
        field not in apart for field in fields
    ]
    assert 'names 1 risk of at least 3 under "risks"' in " ".join(told(FILES))


def test_a_draft_has_a_list_and_no_warnings() -> None:
    """While it is a draft the list is the same, and nothing is told."""
    draft = changed(("status: running\nlifecycle", "status: draft\nlifecycle"))
    assert told(draft) == []
    assert lacking(draft, "pairs") == lacking(FILES, "pairs")


def test_parts_with_a_check_of_their_own_have_to_be_whole() -> None:
    """One contact is no support without an independent one, and each role with seats needs a step."""
    assert "support" in lacking(FILES, "pairs")
    independent = changed(("support: {first: desk}", "support: {first: desk, independent: people}"))
    assert "support" not in lacking(independent, "pairs")
    assert "onboarding" in lacking(FILES, "pairs")
