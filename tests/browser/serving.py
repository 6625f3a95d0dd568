"""A built site on the loopback address, as a web server inside a company or a Pages service would give it out."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

_TEXTS = frozenset({".html", ".css", ".js", ".json", ".svg", ".txt"})
BASE_PATH = "/people/"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "font-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'"
)
"""The policy that pages carry themselves, sent as a header too."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a site's home while the block runs: below a base path, at a port that is free."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Site, directory=str(folder))) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}{BASE_PATH}"
        finally:
            server.shutdown()
            thread.join()


class _Site(SimpleHTTPRequestHandler):
    """Gives out what is below the base path, with the headers that the site asks for, and says nothing."""

    protocol_version = "HTTP/1.1"
    # A connection that a browser keeps open must not keep its thread for ever.
    timeout = 10
    extensions_map = {
        **SimpleHTTPRequestHandler.extensions_map,
        ".css": "text/css; charset=utf-8",
        ".html": "text/html; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".svg": "image/svg+xml",
    }

    def translate_path(self, path: str) -> str:
        """The file for an address, none for one outside the base path."""
        if not path.startswith(BASE_PATH):
            return str(Path(self.directory) / "outside" / "the" / "base")
        return super().translate_path("/" + path.removeprefix(BASE_PATH))

    def do_GET(self) -> None:
        """Gives text out compressed where the browser takes it so, as Pages services do."""
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() and self.path.partition("?")[0].endswith("/") else file
        if file.suffix not in _TEXTS or not file.is_file() or "gzip" not in self.headers.get("Accept-Encoding", ""):
            super().do_GET()
            return
        content = gzip.compress(file.read_bytes(), mtime=0)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(file))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def end_headers(self) -> None:
        """Adds what keeps a page from doing what it should not."""
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answers with the site's own page where there is nothing."""
        own = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not own.is_file():
            super().send_error(code, message, explain)
            return
        content = own.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""
