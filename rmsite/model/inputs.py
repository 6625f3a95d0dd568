"""Everything a build reads, once it has been read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rmsite.foundation.diagnostic import Diagnostic
from rmsite.foundation.value import Value
from rmsite.reading.source import SourceFile


class Inputs(Value):
    """The sources of a site.

    ``content`` holds the text files below ``content/`` sorted by path, ``files`` the attachments below
    ``content/files/`` by their path below ``content/``, ``themes`` the files of each theme by its name. ``problems``
    are those of the disk itself: links, folders in a file's place.
    """

    settings: SourceFile
    content: tuple[SourceFile, ...]
    files: Mapping[str, SourceFile]
    themes: Mapping[str, Mapping[str, SourceFile]]
    problems: tuple[Diagnostic, ...] = ()

    def digests(self) -> dict[str, str]:
        """The names of the bytes of the site's own files, by their path from its folder."""
        return {source.path: source.digest for source in (*self.texts(), *self.files.values())}

    def texts(self) -> Iterator[SourceFile]:
        """Everything that may have lines to show: settings, content, and the files of themes."""
        yield self.settings
        yield from self.content
        for theme in self.themes.values():
            yield from theme.values()
