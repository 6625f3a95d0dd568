"""Days and hours as a message says them."""

from __future__ import annotations

from datetime import date

from rmsite.reading.scalars import MONTHS


def day_said(day: date) -> str:
    """``14 September 2026``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def hours_said(minutes: int) -> str:
    """``45 min``, ``12 h`` or ``16 h 45 min``."""
    hours, rest = divmod(minutes, 60)
    return " ".join([*([f"{hours} h"] if hours else []), *([f"{rest} min"] if rest or not hours else [])])
