"""Everything that can be broken, broken and mended under a running preview.

Each time the panel names the place, the page is shown as it was, and once all is mended every file is what a clean
build makes.
"""

from __future__ import annotations

import errno
import http.client
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

from rmsite.model.inputs import Inputs
from rmsite.reading.source import MAX_BYTES
from rmsite.serving import preview as previews
from rmsite.serving import watching
from rmsite.serving.server import Server
from tests.making import guide
from tests.serving.changing import FILES, FOOTER, PROGRAM, SETTINGS, STYLE
from tests.serving.panels import Panel, is_well, panel_of
from tests.serving.previews import clean, followed_by, preview_of, put, serving, watched
from tests.serving.saving import HOWTO

THEME = "themes/own/theme.yaml"
PAGE = f"{HOWTO}/page-1.md"
ADDRESS = "/guides/howto/page-1/"
SCRIPT = re.compile(rb'<script src="/-/rmsite/preview\.js"[^>]*></script>\n')


class Breakage(NamedTuple):
    """What is done to a file or folder, and where the panel says the fault is (a pattern), in which words."""

    what: str
    path: str
    how: Callable[[Path], object]
    place: str
    words: str

    @property
    def address(self) -> str | None:
        """The address of the page that is made of it; None for one that was not there before."""
        return {PROGRAM: "/programs/pairs/"}.get(self.path, None if self.path.startswith(f"{HOWTO}/a") else ADDRESS)


def written(text: str | bytes) -> Callable[[Path], object]:
    """Other bytes in its place."""
    return lambda path: path.write_bytes(text if isinstance(text, bytes) else text.encode())


def with_more(text: str) -> Callable[[Path], object]:
    """The same with this at its end."""
    return lambda path: path.write_text(path.read_text("utf-8") + text, "utf-8")


def instead(make: Callable[[Path], object]) -> Callable[[Path], object]:
    """Something else under the same name."""

    def exchange(path: Path) -> None:
        gone(path)
        make(path)

    return exchange


def gone(path: Path) -> None:
    """Nothing in its place."""
    shutil.rmtree(path) if path.is_dir() else path.unlink()


def at(path: str) -> str:
    """Somewhere in a file: a line and a column."""
    return rf"{re.escape(path)}:\d+:\d+"


BREAKAGES = [
    Breakage("a template that cannot be read", FOOTER, with_more("{% if %}"), f"{FOOTER}:3:1", "cannot be read"),
    Breakage("a template that fails", FOOTER, with_more("{{ nothing.there }}"), f"{FOOTER}:3:1", "'nothing' is undef"),
    Breakage("a template that raises", FOOTER, with_more("{{ 1 // 0 }}"), f"{FOOTER}:3:1", "ZeroDivisionError"),
    Breakage("a template that asks for another", FOOTER, with_more("{% include 'no.html' %}"), at(FOOTER), '"no.html"'),
    Breakage("a template in another encoding", FOOTER, written(b"\xff\xfe"), at(FOOTER), "UTF-8"),
    Breakage("no theme", "themes/own", gone, at(SETTINGS), 'there is no theme "own"'),
    Breakage("no themes", "themes", gone, at(SETTINGS), 'there is no theme "own"'),
    Breakage("a theme that cannot be read", THEME, written("name: [\n"), at(THEME), ""),
    Breakage("a theme under another name", THEME, written("name: other\nextends: base\n"), at(THEME), '"other"'),
    Breakage("a theme that extends itself", THEME, written("name: own\nextends: own\n"), "", "in a circle"),
    Breakage("a theme without theme.yaml", THEME, gone, at(r"themes/own/assets/css/parts.css"), "no theme.yaml"),
    Breakage("a style without its font", STYLE, with_more("a { src: url(x.woff2) }"), at(STYLE), '"css/x.woff2"'),
    Breakage("a folder named like a page", PAGE, instead(Path.mkdir), at(PAGE), "is a folder"),
    Breakage("a link in place of a page", PAGE, instead(lambda path: path.symlink_to("no")), at(PAGE), "symbolic link"),
    Breakage("a pipe in place of a page", PAGE, instead(os.mkfifo), at(PAGE), "neither a file nor a folder"),
    Breakage("a page in another encoding", PAGE, written("---\ntitle: é\n---\n".encode("latin-1")), at(PAGE), "UTF-8"),
    Breakage("a page that is too large", PAGE, written(b"word " * (MAX_BYTES // 4)), at(PAGE), "longer"),
    Breakage("front matter that cannot be read", PAGE, written("---\ntitle: [\n---\n"), at(PAGE), ""),
    Breakage("an unknown reference", PAGE, with_more("[[guide:nowhere]]\n"), f"{PAGE}:9:1", '"nowhere"'),
    Breakage("an id twice", f"{HOWTO}/days/page-1.md", written(guide("Twice.", title="Twice")), "", '"page-1"'),
    Breakage("an address twice", PAGE, written(guide("X.", title="X", aliases="[begin]")), at(PAGE), "begin"),
    Breakage("a name that no system takes", f"{HOWTO}/a\x07b.md", written("X.\n"), "", "cannot be used"),
    Breakage("a program that cannot be read", PROGRAM, with_more("faqs: [}\n"), at(PROGRAM), ""),
    Breakage("a program without its roles", PROGRAM, written("title: Pairs\n"), at(PROGRAM), "roles"),
    Breakage("a program that is gone", PROGRAM, gone, "content/", '"pairs"'),
    Breakage("a site.yaml that cannot be read", SETTINGS, with_more("contacts: [}\n"), at(SETTINGS), ""),
    Breakage("a site.yaml with a wrong key", SETTINGS, with_more("titel: X\n"), at(SETTINGS), '"titel"'),
    Breakage("no site.yaml", SETTINGS, gone, "", "site.yaml: No such file or directory"),
    Breakage("an empty site.yaml", SETTINGS, written(""), at(SETTINGS), ""),
    Breakage("a folder for site.yaml", SETTINGS, instead(Path.mkdir), at(SETTINGS), "is a folder"),
    Breakage("a pipe for site.yaml", SETTINGS, instead(os.mkfifo), at(SETTINGS), "neither a file nor a folder"),
    Breakage("a file for the content", "content", instead(written("X")), "content:1:1", "is a file"),
]


class Desk:
    """A site's folder, its preview, and the panel of a page that is open."""

    def __init__(self, root: Path, server: Server, panel: Panel) -> None:
        self.root, self.server, self.panel = root, server, panel

    def get(self, address: str) -> tuple[int, bytes]:
        """What is served, without the preview's script."""
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=10)
        try:
            connection.request("GET", address)
            answer = connection.getresponse()
            return answer.status, SCRIPT.sub(b"", answer.read())
        finally:
            connection.close()

    def is_broken(self, place: str, words: str) -> None:
        """Waits until the panel says so, and looks that nothing of this machine is said."""

        def told(state: dict[str, object]) -> bool:
            problems = state["problems"]
            assert isinstance(problems, list)
            errors = [each for each in problems if each["isError"]]
            found = any(re.match(place, each["place"]) and words in each["message"] for each in errors)
            return found or bool(not place and words in str(state["trouble"]))

        self.panel.wait(told)

    def is_mended(self) -> None:
        """Waits until no panel shows an error, and looks that everything is what a clean build makes."""
        self.panel.wait(is_well)
        wanted = clean(self.root)
        assert f"{ADDRESS.strip('/')}/index.html" in wanted
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=10)
        for path, content in wanted.items():
            connection.request("GET", f"/{path}")
            assert SCRIPT.sub(b"", connection.getresponse().read()) == content, path
        connection.close()
        assert str(self.root).encode() not in self.panel.raw


@contextmanager
def opened(folder: Path) -> Iterator[Desk]:
    """A preview of a small site with an open page, which has been looked at."""
    root = put(folder / "site", FILES)
    preview = preview_of(root)
    with (
        serving(preview) as server,
        watched(root, followed_by(preview)),
        panel_of(server.port, ADDRESS) as panel,
    ):
        desk = Desk(root, server, panel)
        desk.is_mended()
        yield desk


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """One for all: whatever was broken before, everything is right again."""
    with opened(tmp_path_factory.mktemp("broken")) as desk:
        yield desk


@pytest.mark.parametrize("breakage", BREAKAGES, ids=lambda breakage: breakage.what)
def test_broken_and_mended(breakage: Breakage, desk: Desk, tmp_path: Path) -> None:
    """The panel names the place, the page is as it was, and after mending everything is right."""
    path, aside = desk.root / breakage.path, tmp_path / "aside"
    before = desk.get(breakage.address) if breakage.address else None
    is_there = path.exists()
    if is_there:
        shutil.copytree(path, aside) if path.is_dir() else shutil.copy2(path, aside)
    breakage.how(path)
    desk.is_broken(breakage.place, breakage.words)
    assert breakage.address is None or desk.get(breakage.address) == before
    if path.is_symlink() or path.exists():
        gone(path)
    if is_there:
        shutil.copytree(aside, path) if aside.is_dir() else shutil.copy2(aside, path)
    desk.is_mended()


def test_another_branch(desk: Desk) -> None:
    """A branch with faults is checked out, and left again."""

    def git(*words: str) -> None:
        names = ["-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", *names, *words], cwd=desk.root, check=True, capture_output=True)

    git("init", "--initial-branch=main")
    git("add", ".")
    git("commit", "--message=First")
    git("checkout", "-b", "other")
    put(desk.root, {PAGE: guide("Other words. [[guide:nowhere]]", title="Other"), STYLE: "h1 { color: red; }\n"})
    shutil.rmtree(desk.root / HOWTO / "days")
    git("commit", "--all", "--message=Second")
    git("checkout", "main")
    desk.is_mended()
    for _ in range(2):
        git("checkout", "other")
        desk.is_broken(at(PAGE), '"nowhere"')
        git("checkout", "main")
        desk.is_mended()


def test_content_that_is_gone(desk: Desk, tmp_path: Path) -> None:
    """Without its content a site is an empty one, which is no error; everything is there again when it is back."""
    (desk.root / "content").rename(tmp_path / "content")
    desk.panel.wait(lambda state: state["about"] is None)
    assert desk.get(ADDRESS)[0] == 200
    (tmp_path / "content").rename(desk.root / "content")
    desk.panel.wait(lambda state: state["about"] is not None)
    desk.is_mended()


def test_a_disk_that_fails_for_a_while(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the disk does not give is said by its name, and looked for again until it is there, without another edit."""
    monkeypatch.setattr(watching, "SWEEP", 0.2)
    before = desk.get(ADDRESS)

    def fails(root: Path) -> Inputs:
        raise OSError(errno.EIO, "Input/output error", str(root / PAGE))

    with monkeypatch.context() as patched:
        patched.setattr(previews, "read_inputs", fails)
        put(desk.root, {f"{HOWTO}/new.md": guide("New.", title="New")})
        state = desk.panel.wait(lambda state: bool(state["trouble"]))
        assert state["trouble"] == f"{PAGE}: Input/output error"
        assert desk.get(ADDRESS) == before
    desk.panel.wait(is_well)
    assert desk.get("/guides/howto/new/")[0] == 200
    desk.is_mended()
