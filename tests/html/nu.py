"""The Nu HTML checker over a folder of built pages."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import quote, unquote, urlsplit

JAR = Path(__file__).parents[2] / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
# The checker refuses addresses of its own machine unless it is told that they are meant.
_LOOPBACK = "-Dnu.validator.servlet.allow-forbidden-hosts=true"


@dataclass(frozen=True, order=True)
class Message:
    """What the checker says about one place of a page; ``severity`` is error, warning or info."""

    page: str
    line: int
    column: int
    severity: str
    text: str

    def __str__(self) -> str:
        return f"{self.page}:{self.line}:{self.column}: {self.severity}: {self.text}"


def check(folder: Path, jar: Path = JAR) -> tuple[Message, ...]:
    """Everything the checker says about the ``.html`` files below a folder, sorted by page and place.

    One Java process reads them all from a server on the loopback address, as a browser would: only then can it judge
    what a page's security policy lets in. OSError where Java is missing, RuntimeError where the checker fails.
    """
    pages = [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*.html"))]
    if not pages:
        return ()
    with _served(folder) as address:
        addresses = [f"{address}/{quote(page)}" for page in pages]
        command = ["java", "-Xss2m", _LOOPBACK, "-jar", str(jar.resolve()), "--format", "json", "--stdout", *addresses]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    try:
        found = json.loads(done.stdout)["messages"]
    except ValueError as problem:
        raise RuntimeError(f"the Nu HTML checker did not answer: {done.stderr.strip()}") from problem
    return tuple(sorted(_message(message) for message in found))


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    handler = partial(_Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()


class _Quiet(SimpleHTTPRequestHandler):
    """Serves files without a word on standard error."""

    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, ".html": "text/html; charset=utf-8"}

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


def _message(raw: dict[str, str | int]) -> Message:
    page = unquote(urlsplit(str(raw.get("url", ""))).path).removeprefix("/")
    # A message about a stretch of text names its end always, its beginning where that differs.
    line = int(raw.get("firstLine", raw.get("lastLine", 1)))
    column = int(raw.get("firstColumn", raw.get("lastColumn", 1)))
    severity = "error" if raw["type"] != "info" else str(raw.get("subType", "info"))
    return Message(page, line, column, severity, str(raw["message"]))
