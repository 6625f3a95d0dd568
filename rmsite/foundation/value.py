"""What a stage hands to the next: values that never change, and are equal where they hold the same."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, dataclass_transform

from msgspec import Struct, field
from msgspec.structs import replace

__all__ = ["EMPTY", "Value", "field", "replace"]

# Any: a mapping of nothing has keys and values of every type.
EMPTY: Mapping[Any, Any] = MappingProxyType({})
"""A mapping of nothing: one for all, since most of very many pages have nothing of most that a page may have."""


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class Value(Struct, frozen=True, gc=False):
    """A class of values: its fields are named with their types, and filled in their order or by name.

    A field's ``= x`` is what it holds where nothing is given. Nothing that holds itself may be made of values: they are
    not looked at when garbage is collected. ``replace`` gives a value with other fields.
    """
