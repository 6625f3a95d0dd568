"""The rules of the house, read from the text of rmsite's modules: nothing of it is imported.

Every rule takes ``Module`` values or paths and yields sentences that begin with ``file:line``.
"""

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

PACKAGE = "rmsite"
FLOORS = (
    ("foundation",),
    ("reading", "markdown", "increment"),
    ("model",),
    ("kinds", "schedule"),
    ("graph",),
    ("checks", "theme"),
    ("view",),
    ("outputs",),
    ("plugins",),
    ("pipeline", "disk"),
    ("serving", "authoring", "publishing"),
    ("cli",),
)
APART = "testing"  # a site builder for tests: imports what it needs, nothing imports it
DOORS = (PACKAGE, f"{PACKAGE}.__main__")  # on no floor, and the only ones that may open cli
LENGTH_LIMIT = 400
MUTABLE_CALLS = frozenset(
    ("list", "dict", "set", "bytearray", "defaultdict", "OrderedDict", "Counter", "deque", "ChainMap")
)
MUTABLE_FORMS = (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp)
UNTRACKED = frozenset(("node_modules", "public", "dist", "build", "__pycache__"))


@dataclass(frozen=True)
class Import:
    """One imported module of the package, and the line that imports it."""

    target: str
    line: int


@dataclass(frozen=True)
class Module:
    """One module: its dotted name, its path as people read it, its syntax tree."""

    name: str
    path: str
    tree: ast.Module
    is_package: bool

    @property
    def room(self) -> str:
        """The part of the house it stands in; empty for the package itself."""
        return self.name.partition(".")[2].partition(".")[0]


def read_modules(root: Path) -> tuple[Module, ...]:
    """Every module of the package below a project's folder, sorted by path."""
    modules = []
    for file in sorted((root / PACKAGE).rglob("*.py")):
        path = file.relative_to(root)
        is_package = file.name == "__init__.py"
        parts = path.parent.parts if is_package else path.with_suffix("").parts
        tree = ast.parse(file.read_text(encoding="utf-8"), filename=path.as_posix())
        modules.append(Module(".".join(parts), path.as_posix(), tree, is_package))
    return tuple(modules)


def imports(module: Module, known: Iterable[str]) -> Iterator[Import]:
    """What a module imports of the package, wherever the import stands: in functions and for types too."""
    names = frozenset(known)
    for node in ast.walk(module.tree):
        match node:
            case ast.Import():
                targets = [alias.name for alias in node.names]
            case ast.ImportFrom():
                base = _base(module, node)
                inner = [f"{base}.{alias.name}" for alias in node.names]
                targets = [name if name in names else base for name in inner]
            case ast.Call(
                func=ast.Name(id=called) | ast.Attribute(attr=called),
                args=[ast.Constant(value=str(name)), *_],
            ):
                targets = [name] if called in ("import_module", "__import__") else []
            case _:
                continue
        for target in sorted(set(targets)):
            if target == PACKAGE or target.startswith(f"{PACKAGE}."):
                yield Import(target, node.lineno)


def _base(module: Module, node: ast.ImportFrom) -> str:
    if node.level == 0:
        return node.module or ""
    parts = module.name.split(".")
    up = node.level - 1 if module.is_package else node.level
    return ".".join([*parts[: len(parts) - up], *([node.module] if node.module else [])])


def floor_faults(modules: Iterable[Module]) -> Iterator[str]:
    """Imports that lead up, sideways, into ``testing`` or into ``cli``, and rooms without a floor."""
    modules = tuple(modules)
    floor = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
    known = [module.name for module in modules]
    for module in modules:
        if module.name not in DOORS and module.room != APART and module.room not in floor:
            yield f'{module.path}:1: the room "{module.room}" is on no floor of the house'
            continue
        for found in imports(module, known):
            room = found.target.partition(".")[2].partition(".")[0]
            place = f"{module.path}:{found.line}: {found.target} is imported"
            if not room or room == module.room:
                continue
            if room == APART:
                yield f'{place}, and nothing imports "{APART}"'
            elif module.name in DOORS:
                continue
            elif room == "cli":
                yield f'{place}, and only {" and ".join(DOORS)} may import "cli"'
            elif room in floor and module.room in floor and floor[room] >= floor[module.room]:
                way = "sideways" if floor[room] == floor[module.room] else "up"
                yield (
                    f'{place}, which leads {way}: "{module.room}" is on floor {floor[module.room]}, '
                    f'"{room}" on floor {floor[room]}'
                )


def cycle_faults(modules: Iterable[Module]) -> Iterator[str]:
    """Modules that import each other in a circle, one sentence for each import that closes one."""
    by_name = {module.name: module for module in modules}
    graph = {
        name: tuple(found for found in imports(module, by_name) if found.target in by_name)
        for name, module in by_name.items()
    }
    done: set[str] = set()
    for name in sorted(by_name):
        yield from _cycles_from(name, [], done, by_name, graph)


def _cycles_from(
    name: str,
    trail: list[str],
    done: set[str],
    by_name: Mapping[str, Module],
    graph: Mapping[str, tuple[Import, ...]],
) -> Iterator[str]:
    if name in done:
        return
    trail = [*trail, name]
    for found in graph[name]:
        if found.target in trail:
            circle = [*trail[trail.index(found.target) :], found.target]
            yield f"{by_name[name].path}:{found.line}: modules import each other: {' -> '.join(circle)}"
        else:
            yield from _cycles_from(found.target, trail, done, by_name, graph)
    done.add(name)


def length_faults(root: Path) -> Iterator[str]:
    """Modules and templates of 400 lines or more."""
    files = [*(root / PACKAGE).rglob("*.py"), *(root / "themes").glob("*/templates/**/*")]
    for file in sorted(file for file in files if file.is_file()):
        lines = len(file.read_text(encoding="utf-8").splitlines())
        if lines >= LENGTH_LIMIT:
            path = file.relative_to(root).as_posix()
            yield f"{path}:{lines}: {lines} lines, and a file stays under {LENGTH_LIMIT}"


def docstring_faults(modules: Iterable[Module]) -> Iterator[str]:
    """Modules, and public classes, functions and methods, without a docstring."""
    for module in modules:
        if not ast.get_docstring(module.tree):
            yield f"{module.path}:1: the module has no docstring"
        for node, name in _public(module.tree, ""):
            if not ast.get_docstring(node):
                what = "class" if isinstance(node, ast.ClassDef) else "function"
                yield f'{module.path}:{node.lineno}: the {what} "{name}" has no docstring'


def _public(
    scope: ast.Module | ast.ClassDef, prefix: str
) -> Iterator[tuple[ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef, str]]:
    for node in _own_statements(scope):
        match node:
            case ast.ClassDef(name=name) if not name.startswith("_"):
                yield node, prefix + name
                yield from _public(node, f"{prefix}{name}.")
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) if not name.startswith("_"):
                if not any(_repeats(decorator) for decorator in node.decorator_list):
                    yield node, prefix + name


def _repeats(decorator: ast.expr) -> bool:
    # The setter of a property and the overloads of a function are described where they are first defined.
    return isinstance(decorator, ast.Name | ast.Attribute) and _last_name(decorator) in (
        "overload",
        "setter",
        "deleter",
    )


def _last_name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _own_statements(scope: ast.AST) -> Iterator[ast.stmt]:
    # Statements of a module or class itself, those inside its if, try, with and for included.
    for child in ast.iter_child_nodes(scope):
        if isinstance(child, ast.stmt):
            yield child
        if isinstance(child, ast.stmt | ast.excepthandler | ast.match_case) and not isinstance(
            child, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
        ):
            yield from _own_statements(child)


def state_faults(modules: Iterable[Module]) -> Iterator[str]:
    """Module-level names that hold something that can change, and functions that rebind one."""
    for module in modules:
        for node in _own_statements(module.tree):
            match node:
                case ast.Assign(targets=targets, value=value):
                    names = [name for target in targets for name in _names(target)]
                case ast.AnnAssign(target=target, value=ast.expr() as value):
                    names = _names(target)
                case _:
                    continue
            for name in names:
                if name != "__all__" and _is_mutable(value):
                    yield (
                        f'{module.path}:{node.lineno}: "{name}" can be changed by anyone; '
                        "use a tuple, a frozenset or a MappingProxyType"
                    )
        for inner in ast.walk(module.tree):
            if isinstance(inner, ast.Global):
                yield f'{module.path}:{inner.lineno}: "global {", ".join(inner.names)}" changes the module'


def _names(target: ast.expr) -> list[str]:
    return [node.id for node in ast.walk(target) if isinstance(node, ast.Name)]


def _is_mutable(value: ast.expr) -> bool:
    match value:
        case ast.Call(func=func):
            return _last_name(func) in MUTABLE_CALLS
        case ast.BinOp(left=left, right=right):
            return _is_mutable(left) or _is_mutable(right)
        case ast.IfExp(body=body, orelse=orelse):
            return _is_mutable(body) or _is_mutable(orelse)
        case _:
            return isinstance(value, MUTABLE_FORMS)


def place_faults(root: Path) -> Iterator[str]:
    """Lines of any text file that name a folder outside the project or a path of one machine."""
    outside = re.compile(
        "|".join(
            (
                re.escape(".." + "/shared"),
                re.escape(root.resolve().as_posix()) + r"(?![\w-])",
                r"(?<![\w.:/-])/(?:home|Users|work)/\w",
                r"(?<![\w.:/-])/root/\w",
                r"\b[A-Z]:\\Users\\",
            )
        )
    )
    for file in _project_files(root):
        try:
            text = file.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        for number, line in enumerate(text.splitlines(), start=1):
            if found := outside.search(line):
                path = file.relative_to(root).as_posix()
                yield f'{path}:{number}: "{found[0]}" is a place outside the project'


def address_faults(root: Path) -> Iterator[str]:
    """Lines of the lock files and of npm's settings that say where a package comes from."""
    for name in ("requirements.lock", "package-lock.json", ".npmrc"):
        file = root / name
        lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
        for number, line in enumerate(lines, start=1):
            if "://" in line or re.search(r"(?:index-url|find-links|registry\s*=|file:|@ )", line):
                yield f"{name}:{number}: a lock names versions and hashes, never a place: {line.strip()}"


def _project_files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        hidden = path.name.startswith(".") and path.name not in (".ci", ".github")
        if path.is_dir() and not path.is_symlink() and not hidden and path.name not in UNTRACKED:
            yield from _project_files(path)
        elif path.is_file() and path.name != ".git":
            yield path
