"""A crawler over a built site: whatever a page points to is there, and every page can be reached.

It reads files alone and uses nothing of rmsite: html.parser for pages, patterns for style sheets.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Literal
from urllib.parse import unquote, urlsplit

Kind = Literal[
    "broken-link",  # a link to a page or file that is not there
    "missing-anchor",  # a link to a place that its page does not have
    "missing-asset",  # an image, style sheet, script or other file that a page loads and that is not there
    "wrong-case",  # it is there, in other letters: found on some disks, missing on most servers
    "duplicate-id",  # two elements of one page with one id
    "outside-load",  # something is loaded from another host
    "unreachable",  # no chain of links leads to the page from the start
]
LOADS = {
    "audio": ("src",),
    "embed": ("src",),
    "feimage": ("href", "xlink:href"),
    "iframe": ("src",),
    "image": ("href", "xlink:href"),
    "img": ("src",),
    "input": ("src",),
    "object": ("data",),
    "script": ("src",),
    "source": ("src",),
    "track": ("src",),
    "use": ("href", "xlink:href"),
    "video": ("src", "poster"),
}
LINKS = {"a": ("href", "xlink:href"), "area": ("href",), "button": ("formaction",), "form": ("action",)}
LOADING_RELS = frozenset(
    (
        "stylesheet",
        "icon",
        "apple-touch-icon",
        "manifest",
        "preload",
        "modulepreload",
        "prefetch",
        "preconnect",
    )
)
CANDIDATE = re.compile(r"\s*([^\s,]\S*[^\s,])(?:\s+[^\s,]+)?\s*(?:,|$)")
REFRESH = re.compile(r"^[\d.]*\s*[;,]\s*(?:url\s*=\s*)?[\"']?([^\"']+)", re.IGNORECASE)
CSS_ADDRESS = re.compile(
    r"@import\s+[\"']([^\"']*)[\"']|url\(\s*(?:\"([^\"]*)\"|'([^']*)'|([^\"'\s)]*))\s*\)", re.IGNORECASE
)
CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


@dataclass(frozen=True, order=True)
class Fault:
    """One fault: the file and line it stands in, its kind, and the address or id as written there."""

    file: str
    line: int
    kind: Kind
    target: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.kind}: {self.target}"


@dataclass(frozen=True)
class Address:
    """An address as a file writes it.

    A browser loads it by itself, a reader goes there, or the page only mentions it to machines.
    """

    target: str
    line: int
    use: Literal["load", "go", "mention"]


@dataclass
class Page(HTMLParser):
    """What one page says of itself: its ids with their lines, and the addresses it names."""

    text: str
    ids: dict[str, list[int]] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    addresses: list[Address] = field(default_factory=list)
    redirects: bool = False
    _style: bool = False

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.feed(self.text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes what an element names."""
        line = self.getpos()[0]
        values = {name: value or "" for name, value in attrs}
        if "id" in values:
            self.ids.setdefault(values["id"], []).append(line)
        if tag == "a" and "name" in values:
            self.names.add(values["name"])
        self._style = tag == "style"
        for name, value in values.items():
            if name in LOADS.get(tag, ()):
                self._add(value, "load")
            elif name in LINKS.get(tag, ()):
                self._add(value, "go")
            elif name in ("srcset", "imagesrcset"):
                for candidate in CANDIDATE.findall(value):
                    self._add(candidate, "load")
            elif name == "style":
                self._add_css(value)
        if tag == "link" and "href" in values:
            rels = values.get("rel", "").lower().split()
            self._add(values["href"], "mention" if LOADING_RELS.isdisjoint(rels) else "load")
        if tag == "meta" and values.get("http-equiv", "").lower() == "refresh":
            for target in REFRESH.findall(values.get("content", "")):
                self.redirects = True
                self._add(target, "go")

    def handle_endtag(self, tag: str) -> None:
        """Leaves a style element."""
        self._style = False

    def handle_data(self, data: str) -> None:
        """Reads the text of a style element."""
        if self._style:
            self._add_css(data)

    def _add(self, target: str, use: Literal["load", "go", "mention"], offset: int = 0) -> None:
        self.addresses.append(Address(target.strip(), self.getpos()[0] + offset, use))

    def _add_css(self, text: str) -> None:
        for target, offset in css_addresses(text):
            self._add(target, "load", offset)


def css_addresses(text: str) -> Iterator[tuple[str, int]]:
    """The addresses a style sheet loads, each with the number of line ends before it."""
    text = CSS_COMMENT.sub(lambda comment: re.sub(r"[^\n]", " ", comment[0]), text)
    for found in CSS_ADDRESS.finditer(text):
        yield (
            next((group for group in found.groups() if group is not None), ""),
            text.count("\n", 0, found.start()),
        )


@dataclass(frozen=True)
class Site:
    """The files of a built site below its folder, in forward slashes."""

    files: frozenset[str]
    folded: Mapping[str, str]
    pages: Mapping[str, Page]
    base_path: str

    def resolve(self, file: str, path: str) -> str | None:
        """The file that an address's path leads to from a file; None where it leaves the site."""
        if path.startswith("/"):
            if not path.startswith(self.base_path):
                return None
            steps = path[len(self.base_path) :].split("/")
            parts: list[str] = []
        else:
            steps = path.split("/") if path else []
            parts = file.split("/")[:-1] if path else file.split("/")
        for step in steps:
            if step == "..":
                if not parts:
                    return None
                parts.pop()
            elif step not in ("", "."):
                parts.append(step)
        if steps and steps[-1] in ("", ".", ".."):
            parts.append("index.html")
        return "/".join(parts)


def read_site(folder: Path, base_path: str = "/") -> Site:
    """Reads every page below a folder."""
    files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    pages = {
        file: Page((folder / file).read_text(encoding="utf-8")) for file in files if file.lower().endswith(".html")
    }
    return Site(frozenset(files), {file.casefold(): file for file in files}, pages, base_path)


def crawl(
    folder: Path,
    start: str = "index.html",
    base_path: str = "/",
    unlinked: Collection[str] = ("404.html",),
) -> tuple[Fault, ...]:
    """Every fault of the site below a folder, sorted by file and line.

    ``base_path`` is where the site's root is served, for addresses that begin with a slash; it ends in one.
    Pages in ``unlinked``, and pages that only redirect, need no link that leads to them.
    """
    site = read_site(folder, base_path)
    faults: set[Fault] = set()
    ways: dict[str, set[str]] = {}
    for file, page in site.pages.items():
        for name, lines in page.ids.items():
            faults.update(Fault(file, line, "duplicate-id", name) for line in lines[1:])
        for address in page.addresses:
            found = follow(site, file, address)
            if isinstance(found, Fault):
                faults.add(found)
            if isinstance(found, str) and address.use == "go":
                ways.setdefault(file, set()).add(found)
    for file in site.files:
        if file.lower().endswith(".css"):
            for target, offset in css_addresses((folder / file).read_text(encoding="utf-8")):
                found = follow(site, file, Address(target, offset + 1, "load"))
                if isinstance(found, Fault):
                    faults.add(found)
    reached = reach(start, ways)
    for file, page in site.pages.items():
        if file not in reached and file not in unlinked and not page.redirects:
            faults.add(Fault(file, 1, "unreachable", file))
    return tuple(sorted(faults))


def follow(site: Site, file: str, address: Address) -> str | Fault | None:
    """The file an address leads to, what is wrong with it, or None where it leads out on purpose."""
    try:
        parts = urlsplit(address.target)
    except ValueError:
        return Fault(file, address.line, "broken-link", address.target)
    loads = address.use == "load"
    if parts.netloc or parts.scheme in ("http", "https"):
        return Fault(file, address.line, "outside-load", address.target) if loads else None
    if parts.scheme and parts.scheme != "file":
        return None
    missing: Kind = "missing-asset" if loads else "broken-link"
    target = site.resolve(file, unquote(parts.path)) if not parts.scheme else None
    if target is None or (loads and not address.target):
        return Fault(file, address.line, missing, address.target)
    if target not in site.files:
        kind = "wrong-case" if target.casefold() in site.folded else missing
        return Fault(file, address.line, kind, address.target)
    return _anchor(site, file, address, target, parts.fragment) or target


def _anchor(site: Site, file: str, address: Address, target: str, fragment: str) -> Fault | None:
    anchor = unquote(fragment.partition(":~:")[0])
    page = site.pages.get(target)
    if not anchor or page is None or anchor.lower() == "top" or anchor in page.ids or anchor in page.names:
        return None
    known = {name.casefold() for name in (*page.ids, *page.names)}
    kind: Kind = "wrong-case" if anchor.casefold() in known else "missing-anchor"
    return Fault(file, address.line, kind, address.target)


def reach(start: str, ways: Mapping[str, Collection[str]]) -> set[str]:
    """Every file that a chain of links leads to."""
    reached = {start}
    waiting = [start]
    while waiting:
        for target in ways.get(waiting.pop(), ()):
            if target not in reached:
                reached.add(target)
                waiting.append(target)
    return reached
