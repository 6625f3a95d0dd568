"""The codes of the schedule."""

from rmsite.schedule.faults import CODES


def test_every_code_can_be_explained() -> None:
    """Each code belongs to this area, is named once, and says what it means, how to mend it, and shows both."""
    names = [code.name for code in CODES]
    assert len(names) == len(set(names))
    for code in CODES:
        assert code.name.startswith("schedule/")
        assert all((code.meaning, code.mend, code.wrong, code.right))
        assert code.meaning.endswith(".")
        assert code.mend.endswith(".")
