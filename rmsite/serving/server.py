"""The preview's server: at this machine alone, for reading alone."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable, Iterator
from datetime import date
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event
from urllib.parse import quote, urlsplit

from rmsite.foundation.value import replace
from rmsite.serving.answers import HEADERS, OWN, Page, Place, answer, asked_for, name_of, page_at, place_of, refusal
from rmsite.serving.edition import Looking
from rmsite.serving.preview import Change, Preview
from rmsite.serving.told import Teller

KEEP_ALIVE = 10.0
"""Seconds after which a page that waits is sent a line, so that one which has gone is noticed."""

_STYLES = re.compile(rb'<link rel="stylesheet" href="([^"]*)"')


class Server(ThreadingHTTPServer):
    """Answers on the loopback address until ``close`` is called; ``port`` 0 takes any that is free.

    Raises ``OSError`` where the port is taken.
    """

    daemon_threads = True
    # A port that was just left may be taken again; on Windows the same word would share one that is in use.
    allow_reuse_address = os.name != "nt"

    def __init__(
        self, preview: Preview, port: int, today: Callable[[], date], *, editor: str = "", follows: bool = False
    ) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.preview = preview
        self.today = today
        self.teller = Teller(preview, editor)
        self.follows = follows
        self.closing = Event()
        self.has_answered = Event()

    @property
    def port(self) -> int:
        """The port it answers on."""
        return int(self.server_address[1])

    @property
    def address(self) -> str:
        """Where the site begins."""
        edition = self.preview.edition(Looking(self.today()))
        return f"http://127.0.0.1:{self.port}{edition.publication.base_path if edition else '/'}"

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that goes away in the midst of a sentence is no fault; anything else is said as Python says it."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]  # Handed on as they came.

    def close(self) -> None:
        """Answers no more, and lets go of the pages that wait."""
        self.closing.set()
        self.shutdown()
        self.server_close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "rmsite"
    sys_version = ""
    # A connection that a browser keeps open must not keep its thread for ever.
    timeout = 60
    # The head of an answer and its body are sent at once; else each waits 40 ms for the browser to confirm the head.
    disable_nagle_algorithm = True
    server: Server

    def do_GET(self) -> None:
        self._names_version()
        refused = refusal(self.command, self.path, self.headers, self.server.port)
        if refused is None and urlsplit(self.path).path == f"{OWN}news" and self.command == "GET":
            self._news()
            return
        found = refused or answer(self.server.preview, self.path, self.server.today(), self.server.teller)
        self.send_response(found.status)
        for name, value in found.all_headers().items():
            self.send_header(name, value)
        if refused is not None:
            # What else stands in such a request is not read.
            self.send_header("Connection", "close")
            self.close_connection = True
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(found.body)
        self.server.has_answered.set()

    do_HEAD = do_POST = do_PUT = do_DELETE = do_PATCH = do_OPTIONS = do_TRACE = do_CONNECT = do_GET  # noqa: N815

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answers what is no request that this server knows, as carefully as all others."""
        self._names_version()
        body = f"{code} {HTTPStatus(code).phrase}\n".encode()
        self.close_connection = True
        self.send_response(code)
        for name, value in {**HEADERS, "Content-Type": "text/plain; charset=utf-8", "Connection": "close"}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _names_version(self) -> None:
        # An answer in the oldest version of the protocol has no headers, and so nothing that keeps it private.
        if self.request_version == "HTTP/0.9":
            self.request_version = "HTTP/1.0"

    def log_message(self, format: str, *args: object) -> None:
        """What browsers ask for is nobody's business on the terminal."""

    def _news(self) -> None:
        self.send_response(200)
        for name, value in {**HEADERS, "Content-Type": "text/event-stream", "Connection": "close"}.items():
            self.send_header(name, value)
        self.end_headers()
        self.close_connection = True
        try:
            for line in self._lines():
                self.wfile.write(line.encode())
                self.wfile.flush()
        except (BrokenPipeError, ConnectionResetError, TimeoutError):
            # The page has gone.
            return

    def _lines(self) -> Iterator[str]:
        server, preview = self.server, self.server.preview
        asking = asked_for(self.path)
        seen = asking.seen
        shown: Page | None = None
        number = -1
        while not server.closing.is_set():
            change = preview.wait(number, KEEP_ALIVE)
            place = place_of(preview, asking.page, server.today())
            if place is None:
                return
            if change.number == number:
                yield ": still here\n\n"
                continue
            page = page_at(preview, place)
            # What a plugin raises comes to light when the site is looked at.
            change = preview.change if preview.change.number == change.number else change
            is_news = number >= 0 or 0 <= asking.number < change.number
            yield from self._told(place, page, shown, seen, change, is_news=is_news)
            shown, seen, number = page, name_of(page.content), change.number

    def _told(
        self, place: Place, page: Page, shown: Page | None, seen: str, change: Change, *, is_news: bool
    ) -> Iterator[str]:
        preview = self.server.preview
        if page.content is not None and name_of(page.content) != seen:
            styles = _changed_styles(shown, page)
            yield _event("styles", styles) if styles else _event("reload", "")
        target = _page_of(change, preview, place) if self.server.follows and is_news else None
        if target is not None and target != place.path:
            edition = preview.edition(place.looking)
            base = edition.publication.base_path if edition else "/"
            way = place.looking.way(self.server.today())
            yield _event("go", f"{base}{way}{quote(target.removesuffix('index.html'))}")
        today = self.server.today()
        if page.trouble and not change.trouble:
            change = replace(change, trouble=page.trouble)
        told = self.server.teller.state(place.looking, place.path, change, page.faults, today)
        yield f"event: state\ndata: {told}\n\n"


def _event(name: str, told: object) -> str:
    return f"event: {name}\ndata: {json.dumps(told)}\n\n"


def _changed_styles(shown: Page | None, page: Page) -> list[str]:
    # The styles in their order, where nothing but their addresses has changed.
    if shown is None or shown.content is None or page.content is None:
        return []
    if _STYLES.sub(b"", shown.content) != _STYLES.sub(b"", page.content):
        return []
    return [href.decode() for href in _STYLES.findall(page.content)]


def _page_of(change: Change, preview: Preview, place: Place) -> str | None:
    # The page that is mainly made of what was just saved.
    edition = preview.edition(place.looking)
    if edition is None or len(change.sources) != 1:
        return None
    return next(
        (path for path in edition if edition.source_of(path) == change.sources[0] and path.endswith(".html")), None
    )
