"""The house keeps its own rules: floors, cycles, length, docstrings, shared state, foreign places."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from tests import architecture as house

ROOT = Path(__file__).parents[1]
Rule = Callable[[Path], Iterator[str]]


def floors(root: Path) -> Iterator[str]:
    """The floors rule over a project's folder."""
    return house.floor_faults(house.read_modules(root))


def cycles(root: Path) -> Iterator[str]:
    """The rule against import cycles over a project's folder."""
    return house.cycle_faults(house.read_modules(root))


def docstrings(root: Path) -> Iterator[str]:
    """The docstring rule over a project's folder."""
    return house.docstring_faults(house.read_modules(root))


def state(root: Path) -> Iterator[str]:
    """The rule against module-level state over a project's folder."""
    return house.state_faults(house.read_modules(root))


RULES = (
    floors,
    cycles,
    docstrings,
    state,
    house.length_faults,
    house.place_faults,
    house.address_faults,
)


def build(root: Path, files: Mapping[str, str]) -> Path:
    """A small fake project."""
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_house_keeps_the_rule(rule: Rule) -> None:
    """This project has no fault under any rule of the house."""
    faults = list(rule(ROOT))
    assert not faults, "\n" + "\n".join(faults)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_empty_house_is_sound(rule: Rule, tmp_path: Path) -> None:
    """A project without a line of code breaks no rule."""
    assert list(rule(build(tmp_path, {"rmsite/__init__.py": '"""Empty."""\n'}))) == []


@pytest.mark.parametrize(
    ("file", "text", "fault"),
    [
        (
            "rmsite/graph/site.py",
            "import rmsite.view",
            ':1: rmsite.view is imported, which leads up: "graph" is',
        ),
        (
            "rmsite/graph/site.py",
            "from rmsite.outputs import feed",
            ":1: rmsite.outputs is imported, which leads up",
        ),
        ("rmsite/graph/site.py", "from rmsite import view", ":1: rmsite.view is imported, which leads up"),
        ("rmsite/graph/site.py", "from ..view import View", ":1: rmsite.view is imported, which leads up"),
        (
            "rmsite/graph/__init__.py",
            "from ..view import View",
            ":1: rmsite.view is imported, which leads up",
        ),
        (
            "rmsite/graph/a.py",
            "def f():\n    import rmsite.view",
            ":2: rmsite.view is imported, which leads up",
        ),
        (
            "rmsite/graph/site.py",
            "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from rmsite.view import View",
            ":3: rmsite.view is imported, which leads up",
        ),
        (
            "rmsite/graph/site.py",
            'from importlib import import_module\nimport_module("rmsite.view")',
            ":2: rmsite.view is imported, which leads up",
        ),
        ("rmsite/theme/a.py", "import rmsite.checks", ":1: rmsite.checks is imported, which leads sideways"),
        (
            "rmsite/serving.py",
            "import rmsite.publishing",
            ":1: rmsite.publishing is imported, which leads sideways",
        ),
        (
            "rmsite/disk.py",
            "from rmsite.testing import site",
            ':1: rmsite.testing is imported, and nothing imports "te',
        ),
        (
            "rmsite/testing.py",
            "import rmsite.cli",
            ":1: rmsite.cli is imported, and only rmsite and rmsite.__main__",
        ),
        ("rmsite/cellar/a.py", "", ':1: the room "cellar" is on no floor'),
    ],
)
def test_floors_are_kept(file: str, text: str, fault: str, tmp_path: Path) -> None:
    """An import that leads up, sideways, into testing or into cli is refused, however it is written."""
    root = build(tmp_path, {"rmsite/__init__.py": "", "rmsite/view.py": "", file: text})
    assert [found for found in floors(root) if found.startswith(file + fault)] == list(floors(root)) != []


def test_floors_below_are_open(tmp_path: Path) -> None:
    """A room may import from lower floors and itself, testing from all but cli, and the doors open cli."""
    files = {
        "rmsite/__init__.py": "import rmsite.cli",
        "rmsite/__main__.py": "from rmsite.cli import main",
        "rmsite/testing.py": "import rmsite.pipeline.build",
        "rmsite/view.py": "import json\nfrom rmsite import __version__\nfrom rmsite.model import Page",
        "rmsite/graph/site.py": "from . import links\nfrom rmsite.foundation.span import Span",
        "rmsite/graph/links.py": "from ..model.page import Page",
    }
    assert list(floors(build(tmp_path, files))) == []


@pytest.mark.parametrize(
    ("files", "fault"),
    [
        (
            {"graph/a.py": "import rmsite.graph.b", "graph/b.py": "import rmsite.graph.a"},
            "graph/b.py:1: modules import each other: rmsite.graph.a -> rmsite.graph.b -> rmsite.graph.a",
        ),
        (
            {"graph/a.py": "from . import b", "graph/b.py": "def f():\n    from .a import x"},
            "graph/b.py:2: modules import each other: rmsite.graph.a -> rmsite.graph.b -> rmsite.graph.a",
        ),
        (
            {"graph/__init__.py": "from .a import x", "graph/a.py": "from rmsite.graph import y"},
            "graph/a.py:1: modules import each other: rmsite.graph -> rmsite.graph.a -> rmsite.graph",
        ),
    ],
)
def test_cycles_are_found(files: Mapping[str, str], fault: str, tmp_path: Path) -> None:
    """Modules that import each other are named in a chain, lazy imports included."""
    root = build(tmp_path, {f"rmsite/{name}": text for name, text in files.items()})
    assert list(cycles(root)) == [f"rmsite/{fault}"]


def test_sharing_a_module_is_no_cycle(tmp_path: Path) -> None:
    """A package that gathers its modules, which share a third one, is no cycle."""
    files = {
        "rmsite/graph/__init__.py": "from rmsite.graph.a import x\nfrom rmsite.graph.b import y",
        "rmsite/graph/a.py": "from rmsite.graph.c import z",
        "rmsite/graph/b.py": "from rmsite.graph import a, c",
        "rmsite/graph/c.py": "",
    }
    assert list(cycles(build(tmp_path, files))) == []


@pytest.mark.parametrize("name", ["rmsite/graph/long.py", "themes/base/templates/parts/long.html"])
def test_long_files_are_found(name: str, tmp_path: Path) -> None:
    """A module or template of 400 lines is refused, one of 399 is not."""
    assert list(house.length_faults(build(tmp_path, {name: "\n" * 399}))) == []
    faults = list(house.length_faults(build(tmp_path, {name: "\n" * 400})))
    assert faults == [f"{name}:400: 400 lines, and a file stays under 400"]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("x = 1", ":1: the module has no docstring"),
        ('"""A."""\nclass Page: ...', ':2: the class "Page" has no docstring'),
        ('"""A."""\nif 1:\n    def make(): ...', ':3: the function "make" has no docstring'),
        (
            '"""A."""\nclass Page:\n    """P."""\n    async def get(self): ...',
            ':4: the function "Page.get" has no',
        ),
    ],
)
def test_missing_docstrings_are_found(text: str, fault: str, tmp_path: Path) -> None:
    """A module, and a public class, function or method, says what it is."""
    (found,) = docstrings(build(tmp_path, {"rmsite/a.py": text}))
    assert found.startswith("rmsite/a.py" + fault)


def test_private_names_need_no_docstring(tmp_path: Path) -> None:
    """Private and special names, nested functions, fields, setters and overloads speak for themselves."""
    text = '''"""A."""
from typing import overload

def _private(): ...

class _Hidden:
    def method(self): ...

@overload
def make(x: int) -> int: ...
def make(x):
    """Makes."""
    def inner(): ...

class Page:
    """A page."""
    title: str = ""
    def __init__(self): ...
    @property
    def size(self):
        """Its size."""
    @size.setter
    def size(self, value): ...
'''
    assert list(docstrings(build(tmp_path, {"rmsite/a.py": text}))) == []


@pytest.mark.parametrize(
    "text",
    [
        "CACHE = {}",
        "CACHE: dict[str, int] = {}",
        "CACHE = [x for x in (1, 2)]",
        "CACHE = {x for x in (1, 2)}",
        "CACHE = set()",
        "CACHE = collections.defaultdict(int)",
        "CACHE = [1] + OTHER",
        "if True:\n    CACHE = {}",
        "try:\n    pass\nexcept OSError:\n    CACHE = {}",
        "def f():\n    global CACHE\n    CACHE = 1",
    ],
)
def test_shared_state_is_found(text: str, tmp_path: Path) -> None:
    """A module keeps nothing that can change."""
    (found,) = state(build(tmp_path, {"rmsite/a.py": text}))
    assert found.startswith("rmsite/a.py:")
    assert "CACHE" in found


def test_constants_are_no_state(tmp_path: Path) -> None:
    """Tuples, frozen sets, mapping proxies, types, ``__all__``, names in functions and classes are fine."""
    text = """
__all__ = ["A"]
A = (1, 2)
B = frozenset({1, 2})
C = MappingProxyType({"a": 1})
D = dict[str, int]
E: int
def f():
    g = {}
class Page:
    model_config = {"frozen": True}
"""
    assert list(state(build(tmp_path, {"rmsite/a.py": text}))) == []


@pytest.mark.parametrize(
    "text",
    ["see .." + "/shared/notes", "in /home" + "/someone/site", "in /Users" + "/someone", "{root}/rmsite/cli"],
)
def test_foreign_places_are_found(text: str, tmp_path: Path) -> None:
    """No file names a folder outside the project or a path of one machine."""
    root = build(tmp_path, {"docs/a.md": "fine\n" + text.replace("{root}", tmp_path.as_posix())})
    (found,) = house.place_faults(root)
    assert found.startswith("docs/a.md:2: ")


def test_places_inside_are_fine(tmp_path: Path) -> None:
    """Relative links and addresses of pages are no machine paths, and what tools made is not looked at."""
    text = "../guides/home/a.md https://intranet.example.com/home/people/ ./home/a /guides/roles/"
    root = build(tmp_path, {"a.md": text, ".venv/pyvenv.cfg": "home = /home" + "/someone/bin"})
    (root / "a.png").write_bytes(b"\x89PNG\xff")
    assert list(house.place_faults(root)) == []


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("requirements.lock", "--index-url https://packages.example.com"),
        ("requirements.lock", "click @ file:///wheels/click.whl"),
        ("package-lock.json", '"resolved": "https://packages.example.com/a.tgz"'),
        (".npmrc", "registry=packages.example.com"),
    ],
)
def test_addresses_in_locks_are_found(name: str, line: str, tmp_path: Path) -> None:
    """A lock says what is installed, never where it comes from."""
    (found,) = house.address_faults(build(tmp_path, {name: f"\n{line}\n"}))
    assert found.startswith(f"{name}:2: ")


def test_every_locked_package_has_a_hash() -> None:
    """Whatever is installed from the lock is exactly what was locked."""
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8").replace("\\\n", " ")
    packages = [line for line in lock.splitlines() if line.strip()]
    assert packages
    assert [line for line in packages if "==" not in line or "--hash=sha256:" not in line] == []
