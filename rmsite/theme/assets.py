"""A theme's assets as they are published: names that carry a digest, and styles that point to those names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from posixpath import basename, dirname, join, normpath, splitext

from rcssmin import cssmin

from rmsite.foundation.checked import Checked
from rmsite.foundation.diagnostic import Code, Diagnostic, Severity
from rmsite.foundation.span import Span
from rmsite.foundation.webpath import WebPath
from rmsite.foundation.words import nearest
from rmsite.reading.source import SourceFile, decode
from rmsite.theme.chain import ThemeLink

NO_ASSET = Code(
    "theme/asset",
    Severity.ERROR,
    "A style of the theme points to a font or picture that no theme of its chain has.",
    "Correct the address, or put the file into the theme's assets/.",
    wrong='src: url("../fonts/sans.woff")',
    right='src: url("../fonts/sans.woff2")',
    fixed=True,
)
CODES = (NO_ASSET,)

_URL = re.compile(r"""url\(\s*(["']?)(?!data:|https?:|/|#)([^"')]+?)\1\s*\)""")


def collect_assets(chain: Iterable[ThemeLink]) -> dict[str, SourceFile]:
    """Each asset by its name below ``assets/``, from the nearest theme of the chain, by name."""
    found: dict[str, SourceFile] = {}
    for link in reversed(tuple(chain)):
        found |= {path.removeprefix("assets/"): file for path, file in link.files.items() if path.startswith("assets/")}
    return dict(sorted(found.items()))


def linked_assets(assets: Mapping[str, SourceFile]) -> Checked[dict[str, SourceFile]]:
    """The assets as readers get them: styles without comments and white space that says nothing.

    ``url()`` in a style gives the published name of what it points to. An address in a style counts from the style's
    own folder. A style does not point to another style.
    """
    linked: dict[str, SourceFile] = {}
    problems: list[Diagnostic] = []
    for name, file in assets.items():
        if splitext(name)[1] != ".css":
            linked[name] = file
            continue
        decoded = decode(file)
        problems.extend(decoded.problems)
        text = decoded.value or ""
        problems.extend(_missing(name, file, text, assets))
        style = cssmin(_URL.sub(_published(name, assets), text), keep_bang_comments=True)
        linked[name] = SourceFile(file.path, str(style).encode())
    return Checked(linked, tuple(problems))


def with_digest(name: str, file: SourceFile) -> WebPath:
    """Where an asset is published: its name with the digest of its bytes, so that it may be kept for ever."""
    stem, ending = splitext(name)
    return WebPath(f"assets/{stem}.{file.digest[:10]}{ending}")


def _published(style: str, assets: Mapping[str, SourceFile]) -> Callable[[re.Match[str]], str]:
    def address(match: re.Match[str]) -> str:
        target = _target(style, match[2])
        if target not in assets:
            return match[0]
        # Beside its target it stands as before, only the last part of the address changes.
        return f'url("{join(dirname(match[2]), basename(with_digest(target, assets[target]).value))}")'

    return address


def _missing(style: str, file: SourceFile, text: str, assets: Mapping[str, SourceFile]) -> Iterable[Diagnostic]:
    for match in _URL.finditer(text):
        if _target(style, match[2]) not in assets:
            line = text.count("\n", 0, match.start(2)) + 1
            column = match.start(2) - text.rfind("\n", 0, match.start(2))
            span = Span(file.path, line, column, line, column + len(match[2]))
            near = nearest(_target(style, match[2]), assets)
            hint = f"did you mean `{near}`?" if near else "put the file into the theme's assets/"
            yield NO_ASSET.at(span, f'the theme has no asset "{_target(style, match[2])}"', hint)


def _target(style: str, address: str) -> str:
    return normpath(join(dirname(style), address.partition("#")[0]))
