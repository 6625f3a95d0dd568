"""The code of a site's plugins, which is edited like all else while a preview runs."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterable, Iterator
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from pathlib import Path


def plugin_files(plugins: Iterable[str]) -> Iterator[Path]:
    """The files of the packages and modules that these plugins, named as in site.yaml, come from."""
    for package in sorted(_packages(plugins)):
        spec = _spec(package)
        if spec is None or not spec.origin or not spec.origin.endswith(".py"):
            continue
        if spec.submodule_search_locations:
            yield from sorted(Path(spec.origin).parent.rglob("*.py"))
        else:
            yield Path(spec.origin)


def forget(plugins: Iterable[str]) -> None:
    """Lets the code of these plugins be read anew when it is asked for next."""
    packages = _packages(plugins)
    for name in [name for name in sys.modules if name.partition(".")[0] in packages]:
        del sys.modules[name]
    importlib.invalidate_caches()


def _packages(plugins: Iterable[str]) -> frozenset[str]:
    # What rmsite brings itself is not edited by authors.
    return frozenset(name.partition(":")[0].partition(".")[0] for name in plugins) - {"rmsite", ""}


def _spec(package: str) -> ModuleSpec | None:
    try:
        return find_spec(package)
    except (ImportError, ValueError):
        return None
