"""What a browser asks for, and what it gets: pages of the site, the preview's own files, nothing else."""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Mapping
from datetime import date
from email.message import Message
from html import escape
from http import HTTPStatus
from pathlib import Path
from types import MappingProxyType
from urllib.parse import parse_qs, quote, unquote, urlsplit

from rmsite.foundation.diagnostic import Diagnostic
from rmsite.foundation.digest import digest
from rmsite.foundation.value import EMPTY, Value
from rmsite.graph.audiences import EVERYONE
from rmsite.reading.scalars import FIRST_YEAR, LAST_YEAR
from rmsite.serving.edition import Edition, Looking
from rmsite.serving.faults import fault_of
from rmsite.serving.preview import Preview
from rmsite.serving.told import Teller
from rmsite.theme.faults import TemplateFault

OWN = "/-/rmsite/"
"""Below this address stands what belongs to the preview and to no site."""

USUAL_PORT = 80
_DIGITS = 12
_FILES = frozenset({"preview.js", "preview.css", "help.js", "marks.css"})
_ASSETS = Path(__file__).parent / "assets"
HEADERS = MappingProxyType({
    "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin", "X-Frame-Options": "DENY",
})  # fmt: skip
"""What every answer carries: nothing is kept, guessed, or given to another site."""
_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'"
_TYPES = MappingProxyType({
    ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
    ".txt": "text/plain; charset=utf-8", ".svg": "image/svg+xml", ".woff2": "font/woff2", ".json": "application/json",
})  # fmt: skip
_LOOKING = re.compile(r"/~([^/]*)(/.*)", re.DOTALL)


class Answer(Value):
    """What goes back: the status, the headers beside the usual ones, and the bytes."""

    status: HTTPStatus
    body: bytes = b""
    headers: Mapping[str, str] = EMPTY

    def all_headers(self) -> dict[str, str]:
        """Every header, with the length of the body."""
        return {**HEADERS, **self.headers, "Content-Length": str(len(self.body))}


class Place(Value):
    """A page of the preview: how it is looked at, and the path of its file."""

    looking: Looking
    path: str


class Page(Value):
    """A page as it can be shown now: None where it cannot be made and never could; the faults that kept it from it."""

    content: bytes | None
    faults: tuple[Diagnostic, ...] = ()
    trouble: str = ""


def refusal(method: str, target: str, headers: Message, port: int) -> Answer | None:
    """Why a request is not answered: another name of this machine, a page of another site, more than a question."""
    names = {f"{host}{end}" for host in ("127.0.0.1", "localhost", "[::1]") for end in _ends(port)}
    hosts, origins = headers.get_all("Host", []), headers.get_all("Origin", [])
    if len(hosts) != 1 or hosts[0] not in names or not target.startswith("/"):
        return Answer(HTTPStatus.MISDIRECTED_REQUEST, b"This preview answers to its own address alone.\n", _plain())
    # Pictures and scripts of this preview in a page of another site are asked for without an origin.
    is_foreign = headers.get("Sec-Fetch-Site", "") in ("cross-site", "same-site")
    is_opened = headers.get("Sec-Fetch-Mode") == "navigate"
    if not {f"http://{name}" for name in names}.issuperset(origins) or (is_foreign and not is_opened):
        return Answer(HTTPStatus.FORBIDDEN, b"This preview answers to its own pages alone.\n", _plain())
    if method not in ("GET", "HEAD"):
        return Answer(HTTPStatus.METHOD_NOT_ALLOWED, b"A preview is only read.\n", {**_plain(), "Allow": "GET, HEAD"})
    if headers.get("Content-Length", "0") != "0" or "Transfer-Encoding" in headers:
        # What is sent along would be taken for the next request.
        return Answer(HTTPStatus.BAD_REQUEST, b"A preview is only asked.\n", _plain())
    return None


def _ends(port: int) -> tuple[str, ...]:
    # A browser does not name the usual port.
    return (f":{port}", "") if port == USUAL_PORT else (f":{port}",)


def answer(preview: Preview, target: str, today: date, teller: Teller | None = None) -> Answer:
    """The answer to a request for ``target``, a path with what stands behind its question mark.

    Without a ``teller`` nothing is told of what helps an author in a page.
    """
    address = unquote(urlsplit(target).path, errors="replace")
    if address == f"{OWN}parts" and teller is not None:
        return _parts(preview, target, today, teller)
    if address.startswith(OWN):
        return _own_file(address.removeprefix(OWN))
    place = place_of(preview, address, today)
    if place is None:
        # Whoever types an address may not know below which path the site will be found.
        base = _base_path(preview, Looking(today))
        return Answer(HTTPStatus.FOUND, headers={"Location": quote(base + address.lstrip("/"))})
    edition = preview.edition(place.looking)
    if edition is not None and place.path not in edition and f"{place.path}/index.html" in edition:
        return Answer(HTTPStatus.FOUND, headers={"Location": quote(f"{address}/")})
    if not place.path.endswith(".html"):
        return _file(preview, place)
    page = page_at(preview, place)
    if page.content is None and edition is not None and place.path not in edition and not page.faults:
        missing = page_at(preview, Place(place.looking, "404.html"))
        if missing.content is not None:
            return _html(HTTPStatus.NOT_FOUND, missing.content, target)
    if page.content is None:
        return _html(HTTPStatus.SERVICE_UNAVAILABLE, _alone(page), target, {"Content-Security-Policy": _POLICY})
    return _html(HTTPStatus.OK, page.content, target)


def place_of(preview: Preview, address: str, today: date) -> Place | None:
    """The file that an address means, and how it is looked at; None for one outside of the site's base path."""
    looking = Looking(today)
    base = _base_path(preview, looking)
    if not address.startswith(base):
        return None
    inner = f"/{address.removeprefix(base)}"
    if match := _LOOKING.fullmatch(inner):
        looking, inner = _looking(match[1], today), match[2]
    path = inner.lstrip("/")
    return Place(looking, f"{path}index.html" if not path or path.endswith("/") else path)


def page_at(preview: Preview, place: Place) -> Page:
    """A page as it is now; where its own source has errors, or it cannot be made, as it was when it last could."""
    edition = preview.edition(place.looking)
    if edition is None:
        return Page(None, trouble=preview.change.trouble)
    good = preview.last_good(place.looking, place.path)
    # What is shown for the first time does not wait for the checks.
    if good is not None and (place.path not in edition or _is_broken(edition, edition.source_of(place.path))):
        return Page(good)
    try:
        return Page(preview.file(place.looking, place.path))
    except TemplateFault as fault:
        return Page(good, (fault.problem,))
    except Exception as error:
        # With errors in the sources anything may be missing; without, the fault is rmsite's own.
        if any(each.is_error for each in edition.problems):
            return Page(good)
        return Page(good, trouble=fault_of(error))


def _is_broken(edition: Edition, source: str | None) -> bool:
    # Without a title, site.yaml could not be read at all. Else a page rests on its own source and on the theme.
    if not edition.examined.site.settings.title:
        return True
    errors = (each for each in edition.problems if each.is_error)
    files = {span.file for each in errors for span in (each.span, *(other.span for other in each.related))}
    return source in files or any(file.startswith("themes/") for file in files)


def name_of(content: bytes | None) -> str:
    """What tells one version of a page from another."""
    return digest(content or b"")[:16]


class Asking(Value):
    """A page that waits for news: its address, the version that it shows, and the change it was told of last.

    That is -1 before it was told of any.
    """

    page: str
    seen: str
    number: int


def asked_for(target: str) -> Asking:
    """Who waits for news at this address of them."""
    words = parse_qs(urlsplit(target).query)
    number = words.get("number", [""])[0]
    known = int(number) if number.isdecimal() and len(number) < _DIGITS else -1
    return Asking(words.get("page", ["/"])[0], words.get("seen", [""])[0], known)


def _parts(preview: Preview, target: str, today: date, teller: Teller) -> Answer:
    place = place_of(preview, asked_for(target).page, today)
    content = page_at(preview, place).content if place is not None and place.path.endswith(".html") else None
    if place is None or content is None:
        return Answer(HTTPStatus.NOT_FOUND, b"There is no such page.\n", _plain())
    try:
        told = teller.help(place.looking, place.path, content, today)
    except Exception:
        # With errors in the sources anything may be missing.
        if not any(each.is_error for each in preview.problems(place.looking)):
            raise
        return Answer(HTTPStatus.NOT_FOUND, b"There is no such page now.\n", _plain())
    return Answer(HTTPStatus.OK, told.encode(), {"Content-Type": _TYPES[".json"]})


def _own_file(name: str) -> Answer:
    if name not in _FILES:
        return Answer(HTTPStatus.NOT_FOUND, b"There is no such file.\n", _plain())
    return Answer(HTTPStatus.OK, (_ASSETS / name).read_bytes(), {"Content-Type": _TYPES[Path(name).suffix]})


def _file(preview: Preview, place: Place) -> Answer:
    try:
        content = preview.file(place.looking, place.path)
    except Exception:
        # Whatever it was, the page that asks says so.
        content = preview.last_good(place.looking, place.path)
    if content is None:
        return Answer(HTTPStatus.NOT_FOUND, b"There is no such file.\n", _plain())
    suffix = Path(place.path).suffix.lower()
    kind = _TYPES.get(suffix) or mimetypes.guess_type(place.path)[0] or "application/octet-stream"
    return Answer(HTTPStatus.OK, content, {"Content-Type": kind})


def _html(status: HTTPStatus, content: bytes, target: str, more: Mapping[str, str] | None = None) -> Answer:
    page = unquote(urlsplit(target).path, errors="replace")
    seen = name_of(content) if status != HTTPStatus.SERVICE_UNAVAILABLE else ""
    news = f"{OWN}news?page={quote(page, safe='')}&seen={seen}"
    script = f'<script src="{OWN}preview.js" data-news="{escape(news)}" defer></script>\n'.encode()
    before, end, after = content.rpartition(b"</body>")
    whole = before + script + end + after if end else content + script
    return Answer(status, whole, {"Content-Type": _TYPES[".html"], **(more or {})})


def _alone(page: Page) -> bytes:
    reason = page.trouble or "It is shown as soon as what the panel says is mended."
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>Preview</title>\n'
        f'<link rel="stylesheet" href="{OWN}preview.css">\n</head>\n<body>\n<main>\n'
        f"<h1>This page cannot be made now</h1>\n<p>{escape(reason)}</p>\n</main>\n</body>\n</html>\n"
    ).encode()


def _base_path(preview: Preview, looking: Looking) -> str:
    edition = preview.edition(looking)
    return edition.publication.base_path if edition else "/"


def _looking(words: str, today: date) -> Looking:
    # `audience=hr,day=2027-01-11,drafts`; what means nothing is passed over.
    found = dict(word.partition("=")[::2] for word in words.split(","))
    try:
        day = date.fromisoformat(found.get("day", ""))
    except ValueError:
        day = today
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        day = today
    return Looking(day, found.get("audience") or EVERYONE, "drafts" in found)


def _plain() -> dict[str, str]:
    return {"Content-Type": _TYPES[".txt"]}
