"""Where builds keep what the next one can use again."""

from __future__ import annotations

import io
import pickle
from collections.abc import Iterable, Mapping
from enum import Enum
from types import MappingProxyType
from typing import Any, Protocol

from pydantic import BaseModel

from rmsite.foundation.value import EMPTY, Value


class Memory(Protocol):
    """Bytes by name, for builds of the same code and copies of their process; what was kept may be gone at any time."""

    def get(self, name: str) -> bytes | None:
        """The bytes that were kept under this name, whole, or None."""

    def get_named(self, name: str) -> tuple[bytes, str]:
        """The same with their digest; both are empty where nothing was kept."""

    def put(self, name: str, content: bytes) -> str:
        """Keeps bytes under a name, and gives their digest, which is empty where they could not be kept."""

    def put_pieces(self, name: str, pieces: Iterable[bytes | memoryview]) -> str:
        """The same for bytes that are too many to hold at once, piece by piece."""


class Forgotten(Exception):
    """Something that was remembered is gone, or is not what it was."""


def packed(value: Any) -> bytes:
    """A value of this program as bytes; ``unpacked`` gives an equal one."""
    # Any: whatever pickle can write, and read-only mappings.
    out = io.BytesIO()
    _Pickler(out, protocol=5).dump(value)
    return out.getvalue()


def unpacked(data: bytes) -> Any:
    """The value that was packed; None for bytes that are none, or that call upon anything but values of this program.

    A cache may be handed from machine to machine, so that its bytes are not only one's own.
    """
    try:
        return _Unpickler(io.BytesIO(data)).load()
    except Exception:
        # Bytes that were not written here may fail in any way.
        return None


class _Pickler(pickle.Pickler):
    # Values are written as a call of their class, which msgspec does by itself.
    dispatch_table = MappingProxyType({MappingProxyType: lambda mapping: (_read_only, (dict(mapping),))})


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        """A class of values of this program or of the calendar, and nothing that acts."""
        if "." in name:
            raise pickle.UnpicklingError(f"{module}.{name} is no value")
        found = super().find_class(module, name)
        is_ours = module.startswith("rmsite.") and getattr(found, "__module__", "") == module and _is_value(found)
        if is_ours or found is _read_only or (module, name) in _FOREIGN:
            return found
        raise pickle.UnpicklingError(f"{module}.{name} is no value")


def _read_only(mapping: dict[Any, Any]) -> Mapping[Any, Any]:
    return MappingProxyType(mapping) if mapping else EMPTY


def _is_value(found: Any) -> bool:
    return isinstance(found, type) and issubclass(found, (Value, BaseModel, Enum, tuple))


_FOREIGN = frozenset({("builtins", "frozenset"), ("builtins", "set"), ("datetime", "date"), ("datetime", "time")})
