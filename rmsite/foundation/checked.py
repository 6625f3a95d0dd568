"""What a stage hands on: what is sound, and everything that is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from rmsite.foundation.value import Value

if TYPE_CHECKING:
    from rmsite.foundation.diagnostic import Diagnostic

T_co = TypeVar("T_co", covariant=True)


class Checked(Value, Generic[T_co]):
    """A value and the problems met while making it.

    The value is what could be saved: a later stage goes on with it, so that one run finds every mistake.
    """

    value: T_co
    problems: tuple[Diagnostic, ...] = ()

    @property
    def is_sound(self) -> bool:
        """Whether nothing is so wrong that it stops publishing."""
        return not any(problem.is_error for problem in self.problems)
