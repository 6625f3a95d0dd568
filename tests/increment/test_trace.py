"""A file is made again exactly where something that it was made of is no longer the same."""

from __future__ import annotations

import pytest

from rmsite.increment.trace import Trace, changed_facts, why_stale

OLD = Trace("pages.guide", ("begin",), ("head:role:mentor", "page:guide:begin"), "abc")


@pytest.mark.parametrize(
    ("maker", "subject", "old", "changed", "why"),
    [
        ("pages.guide", ("begin",), OLD, {}, None),
        ("pages.guide", ("begin",), OLD, {"page:guide:other": "page:guide:other has changed"}, None),
        (
            "pages.guide",
            ("begin",),
            OLD,
            {"head:role:mentor": "head:role:mentor has changed"},
            "head:role:mentor has changed",
        ),
        ("pages.guide", ("begin",), None, {}, "it is new"),
        ("pages.role", ("begin",), OLD, {}, "something else is published at its address now"),
        ("pages.guide", ("end",), OLD, {}, "something else is published at its address now"),
    ],
)
def test_reasons(
    maker: str, subject: tuple[str, ...], old: Trace | None, changed: dict[str, str], why: str | None
) -> None:
    """There is one reason, or none and the old file stands."""
    assert why_stale(maker, subject, old, changed) == why


def test_changed_facts() -> None:
    """What has another digest than then has changed, whatever came to it besides."""
    assert changed_facts({"a": "1", "b": "2"}, {"a": "1", "b": "3", "c": "4"}) == {"b": "b has changed"}
