"""What a stage hands to the next: values that never change, and are equal where they hold the same."""

from __future__ import annotations

from typing import dataclass_transform

from msgspec import Struct, field
from msgspec.structs import replace

__all__ = ["Value", "field", "replace"]


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class Value(Struct, frozen=True, gc=False):
    """A class of values: its fields are named with their types, and filled in their order or by name.

    A field's ``= x`` is what it holds where nothing is given. Nothing that holds itself may be made of values: they are
    not looked at when garbage is collected. ``replace`` gives a value with other fields.
    """
