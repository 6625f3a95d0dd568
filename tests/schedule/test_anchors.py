"""What hangs on what."""

from rmsite.model.when import When, parse_when
from rmsite.schedule.anchors import anchor_of, follow


def whens(**texts: str) -> dict[str, When]:
    """Points in time by id."""
    return {name: parse_when(text) for name, text in texts.items()}


def test_anchors_stand_before_what_hangs_on_them() -> None:
    """The order names each id once, behind its anchor, whatever the order of definition."""
    chains = follow(whens(d="on c", c="1 day after b", b="on a", a="on start", e="2026-09-14", f="on e"))
    assert sorted(chains.order) == ["a", "b", "c", "d", "e", "f"]
    assert [name for name in chains.order if name in "abcd"] == ["a", "b", "c", "d"]
    assert chains.order.index("e") < chains.order.index("f")
    assert not chains.lost


def test_unknown_anchor_loses_all_that_hangs_on_it() -> None:
    """An id with an anchor nobody knows is a stranger; what hangs on it is lost for that stranger's sake."""
    chains = follow(whens(a="on gone", b="on a", c="on b", d="on end"))
    assert chains.order == ("d",)
    assert chains.strangers == ("a",)
    assert chains.lost == {"a": "a", "b": "a", "c": "a"}


def test_cycle_is_told_once_from_its_first_member() -> None:
    """A cycle begins with its alphabetically first member and goes from id to anchor; what hangs on it is lost too."""
    chains = follow(whens(c="on b", b="on d", d="on c", tail="on c", z="on z", a="on start"))
    assert chains.cycles == (("b", "d", "c"), ("z",))
    assert chains.lost == {"b": "b", "c": "b", "d": "b", "tail": "b", "z": "z"}
    assert chains.order == ("a",)


def test_cycle_begins_alphabetically_wherever_one_enters_it() -> None:
    """Who hangs on a cycle does not decide where the cycle begins."""
    assert follow(whens(a="on d", b="on c", c="on d", d="on b")).cycles == (("b", "c", "d"),)


def test_chains_may_be_longer_than_the_stack() -> None:
    """Five thousand links are followed, and a cycle of as many is found."""
    chain = {f"i{n}": parse_when(f"on i{n + 1}") for n in range(5000)}
    assert len(follow({**chain, "i5000": parse_when("on start")}).order) == 5001
    (cycle,) = follow({**chain, "i5000": parse_when("on i0")}).cycles
    assert (len(cycle), cycle[0]) == (5001, "i0")


def test_fixed_date_hangs_on_nothing() -> None:
    """A date has no anchor, a length before or after one has."""
    assert anchor_of(parse_when("2026-09-14")) is None
    assert anchor_of(parse_when("1 week before end")) == "end"
