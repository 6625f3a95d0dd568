"""Templates translated into Python code, which one process can hand to another, and a machine may keep."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress

import jinja2
from jinja2.bccache import Bucket, BytecodeCache


class Translations(BytecodeCache):
    """The code of templates by Jinja's key of them (name and file); code of another text is never used.

    ``kept`` holds what earlier processes translated; whatever it cannot read or write is translated here.
    """

    def __init__(self, kept: BytecodeCache | None = None) -> None:
        self.codes: dict[str, bytes] = {}
        self._kept = kept

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fills the bucket where its template's text was translated before."""
        if bucket.key in self.codes:
            bucket.bytecode_from_string(self.codes[bucket.key])
        elif self._kept is not None:
            with suppress(OSError):
                self._kept.load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps what was just translated."""
        self.codes[bucket.key] = bucket.bytecode_to_string()
        if self._kept is not None:
            with suppress(OSError):
                self._kept.dump_bytecode(bucket)


def translate_templates(environment: jinja2.Environment, names: Iterable[str]) -> Mapping[str, bytes]:
    """The codes of these templates; one that cannot be translated is told of when a page asks for it."""
    for name in names:
        # A template is code of whoever made the theme, and may fail in any way.
        with suppress(Exception):
            environment.get_template(name)
    translations = environment.bytecode_cache
    return translations.codes if isinstance(translations, Translations) else {}
