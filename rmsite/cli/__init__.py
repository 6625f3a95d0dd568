"""The commands: one file each, imported when it is called for.

Context: everything below. In: what was typed. Out: what people read, and an exit code: 0 clean, 1 the content has
errors, 2 something outside the content failed. Must not: decide anything a room below could decide.
"""

from rmsite.cli.start import main

__all__ = ["main"]
