"""The preview answers whoever sits at this machine, with pages alone, and tells nothing of the machine."""

from __future__ import annotations

import http.client
import json
import socket
import struct
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from rmsite.serving.server import Server
from tests.making import guide
from tests.serving.panels import told_first
from tests.serving.previews import clean, preview_of, serving, site

PAY = {"content/guides/howto/pay.md": guide("Pay.", title="Pay", audience="hr")}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with something of everything, and a page for HR."""
    return site(tmp_path_factory.mktemp("a place") / "site", PAY)


@pytest.fixture(scope="module")
def server(root: Path) -> Iterator[Server]:
    """Its preview."""
    with serving(preview_of(root)) as server:
        yield server


class Answered:
    """What came back."""

    def __init__(self, response: http.client.HTTPResponse) -> None:
        self.status = response.status
        self.headers = dict(response.getheaders())
        self.body = response.read()


def ask(server: Server, path: str, method: str = "GET", **headers: str) -> Answered:
    """Asks as a browser does, with other headers where they are named."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=5)
    try:
        connection.request(method, path, headers=headers)
        return Answered(connection.getresponse())
    finally:
        connection.close()


@pytest.mark.parametrize(
    "host",
    [
        "evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example:{port}", "0.0.0.0:{port}",
        "127.0.0.1:{port}.evil.example", "[::1]", "192.168.0.1:{port}", "LOCALHOST.:{port}", "", "127.0.0.2:{port}",
        "localhost:{port}@evil.example", "evil.example:80", "::1:{port}",
    ],
)  # fmt: skip
def test_other_names_are_not_answered(host: str, server: Server) -> None:
    """A page that has made its name lead to this machine gets nothing of the site."""
    answer = ask(server, "/", Host=host.format(port=server.port))
    assert answer.status == 421
    assert b"Pairs" not in answer.body


@pytest.mark.parametrize("host", ["127.0.0.1:{port}", "localhost:{port}", "[::1]:{port}"])
def test_its_own_names_are(host: str, server: Server) -> None:
    """The loopback address is answered under each of its names."""
    assert ask(server, "/", Host=host.format(port=server.port)).status == 200


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "https://127.0.0.1:{port}", "http://localhost:1", "file://"]
)
@pytest.mark.parametrize(
    "path", ["/", "/-/rmsite/news?page=/&seen=", "/-/rmsite/parts?page=/", "/-/rmsite/preview.js", "/search/en-1.js"]
)
def test_pages_of_other_sites_are_not_answered(origin: str, path: str, server: Server) -> None:
    """A script of another site learns nothing, neither a page nor the news."""
    answer = ask(server, path, Origin=origin.format(port=server.port))
    assert (answer.status, answer.body) == (403, b"This preview answers to its own pages alone.\n")


def test_its_own_pages_are(server: Server) -> None:
    """A module script or a font is asked for with the page's own origin."""
    assert ask(server, "/", Origin=f"http://localhost:{server.port}").status == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_nothing_is_written(method: str, server: Server) -> None:
    """Other methods than reading are refused by name."""
    answer = ask(server, "/", method)
    assert (answer.status, answer.headers["Allow"]) == (405, "GET, HEAD")


def test_a_head_has_no_body(server: Server) -> None:
    """Asked for the head alone, it says how long the page is."""
    answer = ask(server, "/", "HEAD")
    assert (answer.status, answer.body) == (200, b"")
    assert int(answer.headers["Content-Length"]) > 1000


@pytest.mark.parametrize(
    "path",
    [
        "/../site.yaml", "/..%2fsite.yaml", "/%2e%2e/site.yaml", "/guides/../../site.yaml", "/..\\site.yaml", "/%00",
        "//etc/passwd", "/etc/passwd", "/content/index.md", "/site.yaml", "/.rmsite-cache/", "/-/rmsite/../preview.js",
        "/-/rmsite/__init__.py", "/-/rmsite/parts?page=/nowhere/", "/-/rmsite/parts?page=/../site.yaml",
        "/-/rmsite/parts?page=/search/en-1.js", "/-/rmsite/..%2fserver.py", "/themes/base/theme.yaml", "/~audience=hr/../site.yaml",
        "/files/..%2f..%2fsite.yaml", "/%ff%fe", "/" + "a/" * 2000, "/search/en-9.js", "/public/index.html",
    ],
)  # fmt: skip
def test_nothing_but_the_site_is_there(path: str, server: Server) -> None:
    """Whatever the address, only what the site has is given: never a source, never a file of the machine."""
    answer = ask(server, path)
    assert answer.status in (302, 404)
    assert b"contacts:" not in answer.body
    assert b"root:" not in answer.body
    assert answer.headers.get("Location", "/").startswith("/")


def test_no_answer_names_a_place_of_the_machine(root: Path, server: Server) -> None:
    """Neither a page nor the news, neither a style nor a refusal holds the path of the site's folder."""
    paths = [
        "/",
        "/guides/howto/begin/",
        "/nowhere/",
        "/-/rmsite/preview.js",
        "/-/rmsite/preview.css",
        "/-/rmsite/help.js",
        "/-/rmsite/marks.css",
        "/-/rmsite/parts?page=/guides/howto/begin/",
        "/-/rmsite/parts?page=/programs/pairs/",
        "/search/en-1.js",
    ]
    answers = [ask(server, path) for path in paths]
    for word in (str(root), root.parent.name, "/home/", "/root/", "/tmp/"):
        assert all(word.encode() not in answer.body for answer in answers), word
        assert all(word not in str(answer.headers) for answer in answers), word
    assert all(word not in news(server, "/") for word in (str(root), root.parent.name))


def test_what_helps_in_a_page_is_told_on_request(server: Server) -> None:
    """The places of a page's words are given as JSON, by paths below the site's folder."""
    answer = ask(server, "/-/rmsite/parts?page=/guides/howto/begin/")
    assert (answer.status, answer.headers["Content-Type"]) == (200, "application/json")
    told = json.loads(answer.body)
    assert {"place": "content/guides/howto/begin.md:6", "href": None} in told["places"]
    # The paragraph and the summary have a line; the link in it, of the same words, is a part of that.
    *placed, last = told["texts"]["Plan"]
    assert {told["places"][number]["place"] for number in placed} == {"content/guides/howto/begin.md:6"}
    assert last == -1


def test_a_browser_that_goes_is_no_fault(server: Server, capfd: pytest.CaptureFixture[str]) -> None:
    """Whoever leaves a page before its answer is there leaves nothing on the terminal."""
    for _ in range(10):
        with socket.create_connection(("127.0.0.1", server.port), timeout=5) as connection:
            # Closed like this, a connection is reset, and nothing more can be written into it.
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
            request = f"GET /-/rmsite/parts?page=/programs/pairs/ HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n\r\n"
            connection.sendall(request.encode())
    for _ in range(3):
        assert ask(server, "/-/rmsite/parts?page=/programs/pairs/").status == 200
    assert capfd.readouterr().err == ""


def test_every_answer_is_kept_by_nobody(server: Server) -> None:
    """Nothing is stored, guessed, framed or given to another site."""
    for path in ("/", "/nowhere/", "/-/rmsite/preview.js", "/search/en.js", "/guides"):
        headers = ask(server, path).headers
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Cache-Control"] == "no-store"
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert headers["Server"].strip() == "rmsite"


def news(server: Server, page: str, seen: str = "") -> str:
    """What a page that begins to wait is told at once."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=5) as connection:
        request = f"GET /-/rmsite/news?page={page}&seen={seen} HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n\r\n"
        connection.sendall(request.encode())
        return told_first(connection).decode()


def test_pages_are_those_of_a_build_with_a_script_more(root: Path, server: Server) -> None:
    """Before its end stands one script of the preview; all else is what a build makes, and so are other files whole."""
    for path, content in clean(root).items():
        if path == "404.html":
            continue
        answer = ask(server, f"/{path.removesuffix('index.html')}")
        assert answer.status == 200, path
        if path.endswith(".html"):
            before, script, after = answer.body.partition(b'<script src="/-/rmsite/preview.js"')
            assert before + after.partition(b"</script>\n")[2] == content if script else False, path
        else:
            assert answer.body == content, path
            assert answer.headers["Content-Type"] != "application/octet-stream" or path.endswith("LICENSE"), path


def test_an_address_without_its_slash_leads_on(server: Server) -> None:
    """The folder of a page is found without the slash."""
    answer = ask(server, "/guides/howto/begin")
    assert (answer.status, answer.headers["Location"]) == (302, "/guides/howto/begin/")


def test_what_is_not_there_is_the_sites_own_page(server: Server) -> None:
    """An address that leads nowhere shows the page that readers would see."""
    answer = ask(server, "/nowhere/")
    assert answer.status == 404
    assert b"</html>" in answer.body


def test_a_way_of_looking_stands_in_the_address(server: Server) -> None:
    """Under a prefix the site is as another audience, another day or drafts show it; links keep the prefix."""
    assert ask(server, "/guides/howto/pay/").status == 404
    assert ask(server, "/~audience=hr/guides/howto/pay/").status == 200
    assert b"2027-01-11" in ask(server, "/~day=2027-01-11/").body
    assert ask(server, "/~day=2027-31-31,nonsense,drafts/").status == 200
    told = news(server, "/~audience=hr/guides/howto/pay/")
    state = json.loads(told.rpartition("data: ")[2])
    assert state["looking"]["audience"] == "hr"
    assert state["about"]["source"] == "content/guides/howto/pay.md"


def test_below_a_base_path(tmp_path: Path) -> None:
    """A site that stands below a path is previewed below it, and whoever leaves that out is led there."""
    folder = site(tmp_path)
    (folder / "site.yaml").write_text(
        (folder / "site.yaml").read_text() + "base_url: https://example.com/people/hub/\n"
    )
    with serving(preview_of(folder)) as server:
        answer = ask(server, "/")
        assert (answer.status, answer.headers["Location"]) == (302, "/people/hub/")
        for typed in ("/guides/", "//guides/"):
            answer = ask(server, typed)
            assert (answer.status, answer.headers["Location"]) == (302, "/people/hub/guides/")
        assert ask(server, "/people/hub/guides/").status == 200
        assert b'href="/people/hub/' in ask(server, "/people/hub/nowhere/").body


def test_a_site_that_cannot_be_made_shows_the_panel_alone(tmp_path: Path) -> None:
    """There is a page to wait on, and the news say what is wrong and where."""
    (tmp_path / "site.yaml").write_text("title: T\ntheme: none\n")
    with serving(preview_of(tmp_path), editor="editor://open/{file}:{line}:{column}") as server:
        answer = ask(server, "/")
        assert answer.status == 503
        assert b"This page cannot be made now" in answer.body
        assert b"preview.js" in answer.body
        (problem,) = [
            each for each in json.loads(news(server, "/").rpartition("data: ")[2])["problems"] if each["isError"]
        ]
        assert problem["place"] == "site.yaml:2:8"
        assert problem["line"] == "theme: none"
        assert problem["href"] == "editor://open/site.yaml:2:8"


def test_an_answer_is_sent_at_once(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """The body does not wait until the browser has confirmed the head, which took 40 ms for each file of a page."""
    accepted: list[socket.socket] = []

    def get_request() -> tuple[socket.socket, object]:
        found = Server.get_request(server)
        accepted.append(found[0])
        return found

    monkeypatch.setattr(server, "get_request", get_request)
    with socket.create_connection(("127.0.0.1", server.port), timeout=5) as connection:
        connection.sendall(f"GET /-/rmsite/preview.js HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n\r\n".encode())
        assert connection.recv(100).startswith(b"HTTP/1.1 200 ")
        assert accepted[0].getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_a_browser_that_goes_away_is_no_fault(server: Server, capfd: pytest.CaptureFixture[str]) -> None:
    """A page that is left while it is sent, or a connection that is cut, leaves no traceback on the terminal."""
    request = f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n\r\n".encode() * 50
    for sent in (request, request[:20], b""):
        with socket.create_connection(("127.0.0.1", server.port), timeout=5) as connection:
            # Closed like this, the connection is reset.
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            connection.sendall(sent)
            time.sleep(0.1)
    time.sleep(0.2)
    assert capfd.readouterr().err == ""
    assert ask(server, "/").status == 200
