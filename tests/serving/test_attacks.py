"""Whoever is not the author at this machine gets nothing out of the preview, and cannot keep it from its work."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from rmsite.serving.answers import HEADERS, refusal
from rmsite.serving.server import Server, _Handler
from tests.making import guide
from tests.serving.panels import panel_of, told_first
from tests.serving.previews import followed_by, preview_of, put, serving, site, watched
from tests.serving.saving import HOWTO

GOOD = "Host: 127.0.0.1:{port}\r\n"
TITLE = b"Programs"
"""Stands in every page of the site."""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with something of everything."""
    return site(tmp_path_factory.mktemp("a place") / "site")


@pytest.fixture(scope="module")
def server(root: Path) -> Iterator[Server]:
    """Its preview."""
    with serving(preview_of(root)) as server:
        yield server


def sent(server: Server, request: str | bytes, *, ends: bool = True) -> bytes:
    """All that comes back for these bytes, ``{port}`` being the server's; ``ends`` where nothing more is sent."""
    text = request.replace("{port}", str(server.port)).encode("latin-1") if isinstance(request, str) else request
    found = b""
    with socket.create_connection(("127.0.0.1", server.port), timeout=5) as connection:
        try:
            connection.sendall(text)
            if ends:
                connection.shutdown(socket.SHUT_WR)
            while got := connection.recv(65536):
                found += got
        except ConnectionError:
            # It listens no more to what is still being sent.
            pass
    return found


def status(answer: bytes) -> int:
    """The status of the first answer."""
    match = re.match(rb"HTTP/1\.1 (\d+) ", answer)
    assert match, answer[:200]
    return int(match[1])


@pytest.mark.parametrize(
    "head",
    [
        "", "Host: evil.example\r\n", f"{GOOD}Host: evil.example\r\n", f"Host: evil.example\r\n{GOOD}", f"{GOOD}{GOOD}",
        "host: evil.example:{port}\r\n", "Host: 127.0.0.1:{port}.evil.example\r\n", "Host: 127.0.0.1:{port},evil.example\r\n",
        "Host: 127.0.0.1:{port} evil.example\r\n", "Host: 2130706433:{port}\r\n", "Host: 0x7f.1:{port}\r\n", "Host: 127.1:{port}\r\n",
        "Host: 0:{port}\r\n", "Host: [::ffff:127.0.0.1]:{port}\r\n", "Host: [0:0:0:0:0:0:0:1]:{port}\r\n",
        "Host: 127.0.0.1.nip.io:{port}\r\n", "Host: localtest.me:{port}\r\n", "Host: 7f000001.rbndr.us:{port}\r\n",
        "Host: localhost\r\n", "Host: localhost:0{port}\r\n", "Host: user@localhost:{port}\r\n", "Host: localhost:{port}/\r\n",
        "Host: localhost:{port}#\r\n", "Host: localh\u00f6st:{port}\r\n", "Host: localhost\x00:{port}\r\n", "Host:\r\n",
        "Host: evil.example\r\n 127.0.0.1:{port}\r\n", "X-Forwarded-Host: 127.0.0.1:{port}\r\nHost: evil.example\r\n",
    ],
)  # fmt: skip
def test_names_that_lead_here(head: str, server: Server) -> None:
    """One header names the preview as it names itself, or nothing is answered, however the name leads to this machine."""
    for path in ("/", "/-/rmsite/news?page=/&seen=", "/-/rmsite/preview.js"):
        answer = sent(server, f"GET {path} HTTP/1.1\r\n{head}\r\n")
        assert status(answer) in (400, 421), head
        assert TITLE not in answer
        assert b"EventSource" not in answer


def test_the_names_of_headers_have_no_case(server: Server) -> None:
    """``host`` is a host, and ``ORIGIN`` is an origin."""
    assert status(sent(server, "GET / HTTP/1.1\r\nhost: localhost:{port}\r\n\r\n")) == 200
    assert status(sent(server, f"GET / HTTP/1.1\r\n{GOOD}ORIGIN: http://evil.example\r\n\r\n")) == 403


@pytest.mark.parametrize(
    "head",
    [
        "Origin: null", "Origin:", "origin: http://evil.example", "Origin: http://127.0.0.1:{port}.evil.example",
        "Origin: http://127.0.0.1:{port}/", "Origin: http://127.0.0.1:{port}, http://evil.example",
        "Origin: http://127.0.0.1:{port}\r\nOrigin: http://evil.example", "Origin: HTTP://LOCALHOST:{port}",
        "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors", "Sec-Fetch-Site: same-site\r\nSec-Fetch-Mode: no-cors",
        "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: cors", "Sec-Fetch-Site: cross-site",
    ],
)  # fmt: skip
@pytest.mark.parametrize("path", ["/", "/-/rmsite/news?page=/&seen=", "/search/en-1.js"])
def test_pages_of_other_sites(path: str, head: str, server: Server) -> None:
    """Whatever another site asks for by script, picture or stream is refused."""
    answer = sent(server, f"GET {path} HTTP/1.1\r\n{GOOD}{head}\r\n\r\n")
    assert (status(answer), TITLE in answer) == (403, False)


def test_a_link_in_a_mail_may_lead_here(server: Server) -> None:
    """To be opened from elsewhere is no harm: whoever links here sees nothing of it."""
    head = f"{GOOD}Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nConnection: close\r\n\r\n"
    assert status(sent(server, f"GET / HTTP/1.1\r\n{head}")) == 200


def test_the_usual_port_is_not_named() -> None:
    """On port 80 browsers name the machine alone; elsewhere that is another server."""
    for port, is_answered in ((80, True), (8000, False)):
        headers = _Handler.MessageClass()
        headers["Host"] = "localhost"
        assert (refusal("GET", "/", headers, port) is None) == is_answered


@pytest.mark.parametrize(
    "method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get", "X" * 500]
)
def test_other_methods(method: str, server: Server) -> None:
    """Nothing but reading is done, and nothing that was sent comes back."""
    answer = sent(server, f"{method} / HTTP/1.1\r\n{GOOD}X-Secret: canary\r\nContent-Length: 6\r\n\r\ncanary")
    assert status(answer) in (405, 501)
    assert TITLE not in answer
    assert b"canary" not in answer


@pytest.mark.parametrize(
    "target",
    [
        "http://evil.example/", "http://127.0.0.1:{port}/", "//evil.example/", "*", "127.0.0.1:{port}", "site.yaml",
        "/../site.yaml", "/%2e%2e/site.yaml", "/%2e%2e%2fsite.yaml", "/..%5csite.yaml", "/%252e%252e/site.yaml",
        "/%c0%ae%c0%ae/site.yaml", "/assets/../../site.yaml", "/files/%2e%2e/%2e%2e/site.yaml", "/./site.yaml",
        "/%00", "/site.yaml%00.html", "/\x00", "/guides/\x00/", "/\x01\x02\xff", "/-/rmsite/%2e%2e/server.py",
        "/-/rmsite//etc/passwd", "/-/rmsite/%2fetc%2fpasswd", "/-/rmsite/..%2f..%2f..%2f..%2fetc%2fpasswd", "/~/../site.yaml",
        "/~audience=../../site.yaml/", "/~audience=hr%2f..%2f/site.yaml", "/con", "/C:/site.yaml", "/file:///etc/passwd",
        "/?page=../../site.yaml", "/[", "/#", "/" + "x" * 60000, "/" + "%2e%2e/" * 5000 + "etc/passwd", "/" + "a/" * 30000,
        "/~" + "a," * 20000 + "/", "/~day=0000-00-00/", "/~day=9999-12-31/", "/~day=0001-01-01/", "/~audience=%00/",
        "/-/rmsite/news?page=../../../etc/passwd", "/-/rmsite/news?page=//evil.example/&seen=x", "/-/rmsite/news?page=%00",
        "/-/rmsite/news", "/-/rmsite/news/", "/-/rmsite/", "//evil.example/guides/howto", "/\\evil.example/guides",
    ],
)  # fmt: skip
def test_addresses(target: str, root: Path, server: Server, capfd: pytest.CaptureFixture[str]) -> None:
    """No address leads to a source, to a file of the machine or to another host, and none is too odd to be answered."""
    if "/-/rmsite/news?" in target or target == "/-/rmsite/news":
        with socket.create_connection(("127.0.0.1", server.port), timeout=5) as connection:
            connection.sendall(f"GET {target} HTTP/1.1\r\n{GOOD}\r\n".replace("{port}", str(server.port)).encode())
            answer = told_first(connection)
    else:
        answer = sent(server, f"GET {target} HTTP/1.1\r\n{GOOD}Connection: close\r\n\r\n")
    assert status(answer) in (200, 302, 400, 404, 414, 421)
    for secret in (b"contacts:", b"root:", str(root).encode(), root.parent.name.encode(), b"/root/", b"/tmp/"):
        assert secret not in answer, secret
    location = re.search(rb"\r\nLocation: (.*)\r\n", answer)
    assert location is None or re.match(rb"/(?![/\\])", location[1]), location
    assert_careful(answer)
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize(
    "request_",
    [
        "GET / HTTP/1.1\r\n{good}" + "X: 1\r\n" * 200 + "\r\n", "GET / HTTP/1.1\r\n{good}X: " + "x" * 70000 + "\r\n\r\n",
        "GET /" + "x" * 70000 + " HTTP/1.1\r\n{good}\r\n", "GET / HTTP/9.9\r\n{good}\r\n", "GET / HTTP/1\r\n{good}\r\n",
        "GET / FTP/1.1\r\n{good}\r\n", "GET\r\n\r\n", "GET /\r\n\r\n", "GET / HTTP/1.0\r\n\r\n", "\x16\x03\x01\x02\x00\x01\x00\r\n\r\n",
        "GET / HTTP/1.1 HTTP/1.1\r\n{good}\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "GET / HTTP/1.1\r\n{good}Content-Length: 5\r\n\r\nhello", "GET / HTTP/1.1\r\n{good}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "GET / HTTP/1.1\r\n{good}Content-Length: 0\r\nTransfer-Encoding: x\r\n\r\n", "GET / HTTP/1.1\r\n{good}Content-Length: -1\r\n\r\n",
    ],
)  # fmt: skip
def test_what_is_no_plain_question(request_: str, server: Server, capfd: pytest.CaptureFixture[str]) -> None:
    """Too many headers, too long ones, other protocols, a body: refused, and nothing is said on the terminal."""
    answer = sent(server, request_.replace("{good}", GOOD))
    assert TITLE not in answer
    if answer:
        assert 400 <= status(answer) < 600
        assert_careful(answer)
    assert capfd.readouterr().err == ""


def test_no_second_request_in_the_first(server: Server) -> None:
    """What stands where a body would stand is not answered."""
    inner = f"GET /guides/ HTTP/1.1\r\n{GOOD}\r\n"
    for head in ("Content-Length: 60", "Transfer-Encoding: chunked", "content-length: 60"):
        answer = sent(server, f"GET / HTTP/1.1\r\n{GOOD}{head}\r\n\r\n{inner}")
        assert answer.count(b"HTTP/1.1 ") == 1
        assert TITLE not in answer


def assert_careful(answer: bytes) -> None:
    """Every answer carries what keeps it private."""
    head = answer.partition(b"\r\n\r\n")[0].decode("latin-1")
    for name, value in HEADERS.items():
        assert f"\r\n{name}: {value}" in head, (name, head)


def test_news_are_as_private(server: Server) -> None:
    """The stream has the same headers, a type of its own, and no length."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=5) as connection:
        connection.sendall(
            f"GET /-/rmsite/news?page=/ HTTP/1.1\r\n{GOOD}\r\n".replace("{port}", str(server.port)).encode()
        )
        answer = connection.recv(65536)
    assert_careful(answer)
    assert b"\r\nContent-Type: text/event-stream\r\n" in answer


def test_connections_that_say_nothing(server: Server) -> None:
    """A hundred that hang, each in the midst of something else, keep nobody from being answered."""
    request = f"GET / HTTP/1.1\r\n{GOOD}\r\n".replace("{port}", str(server.port)).encode()
    with ExitStack() as stack:
        for number in range(100):
            connection = stack.enter_context(socket.create_connection(("127.0.0.1", server.port), timeout=5))
            connection.sendall(request[: number % len(request)])
        for _ in range(20):
            assert status(sent(server, request)) == 200


def test_a_hundred_open_pages(tmp_path: Path) -> None:
    """Every one of them hears of an edit, and others are answered meanwhile."""
    root = site(tmp_path)
    preview = preview_of(root)
    with ExitStack() as stack, serving(preview) as server, watched(root, followed_by(preview)):
        panels = [stack.enter_context(panel_of(server.port, "/guides/howto/begin/")) for _ in range(100)]
        for panel in panels:
            panel.wait(lambda state: state["number"] == 1)
        put(root, {f"{HOWTO}/begin.md": guide("See [[guide:nowhere]].", title="Begin", aliases="[start-here]")})
        for panel in panels:
            panel.wait(lambda state: state["errors"] == 1)
        answer = sent(server, f"GET / HTTP/1.1\r\n{GOOD}Connection: close\r\n\r\n")
        assert status(answer) == 200
