"""Values come back as they were, and bytes from elsewhere can be nothing but values."""

from __future__ import annotations

import pickle
from datetime import date
from pathlib import Path
from types import MappingProxyType

import pytest

from rmsite.disk.read import read_inputs
from rmsite.foundation.span import Span
from rmsite.increment.memory import packed, unpacked
from rmsite.pipeline.pages import read_pages
from rmsite.pipeline.progress import unwatched
from rmsite.plugins.builtin import BUILT_IN

SITES = Path(__file__).parents[1] / "sites"


@pytest.mark.parametrize("site", ["minimal", "full", "broken"])
def test_pages_come_back(site: str) -> None:
    """Every page of the golden sites, with every problem of its file, is the same after being packed."""
    read = read_pages(read_inputs(SITES / site).content, BUILT_IN.kinds, unwatched)
    found = [reading.page for reading in read.by_path.values()]
    assert found
    for page in found:
        back = unpacked(packed(page))
        assert back == page
        if page.value.data is not None:
            assert back.value.data.model_fields_set == page.value.data.model_fields_set


def test_mappings_stay_read_only() -> None:
    """A mapping that cannot be changed cannot be changed afterwards either."""
    back = unpacked(packed((MappingProxyType({"a": date(2026, 11, 23)}), Span("x"))))
    assert back == ({"a": date(2026, 11, 23)}, Span("x"))
    assert isinstance(back[0], MappingProxyType)


class _Acts:
    def __reduce__(self) -> tuple[object, ...]:
        return print, ("ran",)


@pytest.mark.parametrize(
    "data", [b"", b"words", pickle.dumps(_Acts()), pickle.dumps(Path("x")), pickle.dumps(unpacked), pickle.dumps(print)]
)
def test_nothing_acts(data: bytes, capsys: pytest.CaptureFixture[str]) -> None:
    """Bytes that are none, or that would call upon something that acts, come to nothing."""
    assert unpacked(data) is None
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("rmsite.increment.memory", "io.FileIO"),
        ("rmsite.increment.memory", "_Pickler"),
        ("rmsite.pipeline.forks", "Thread"),
        ("rmsite.pipeline.forks", "ForkExecutor"),
        ("rmsite.disk.store", "Path"),
        ("rmsite.foundation.spool", "Spool"),
        ("rmsite.kinds.places", "lru_cache"),
    ],
)
def test_nothing_but_values_is_called(module: str, name: str, tmp_path: Path) -> None:
    """Bytes that call something else that a module of rmsite has, or only uses, come back as nothing."""
    __import__(module)
    file = tmp_path / "kept.txt"
    file.write_text("kept")
    call = b"\x80\x04" + b"".join(b"\x8c" + bytes([len(each)]) + each.encode() for each in (module, name)) + b"\x93"
    argument = str(file).encode()
    assert unpacked(call + b"\x8c" + bytes([len(argument)]) + argument + b"\x8c\x01w\x86R.") is None
    assert unpacked(call + b")R.") is None
    assert file.read_text() == "kept"
