"""``rmsite serve`` as a program: what it says, that it goes on, and how it ends."""

from __future__ import annotations

import os
import re
import signal
import socket
import time
from pathlib import Path

import pytest

from rmsite.pipeline.forks import processors
from tests.cli.running import SITE, rmsite, write
from tests.serving.program import running


def test_it_shows_edits_and_ends_when_it_is_told_to(tmp_path: Path) -> None:
    """The address, a line for each change, the problems as ``check`` tells them, and an end within two seconds."""
    begin = "---\ntitle: Begin\nsummary: S.\n---\n"
    site = write(tmp_path / "site", {**SITE, "content/guides/howto/begin.md": f"{begin}Words.\n"})
    with running(site) as preview:
        preview.wait_for(rf"Preview at http://127\.0\.0\.1:{preview.port}/ \(Ctrl\+C ends it\)")
        write(site, {"content/guides/howto/begin.md": f"{begin}Other words.\n"})
        preview.wait_for(r"content/guides/howto/begin\.md: only words in \d+ ms, no problems")
        assert "Other words." in preview.page("/guides/howto/begin/")[1]
        write(site, {"content/guides/howto/begin.md": f"{begin}[[guide:nowhere]]\n"})
        said = preview.wait_for(r"the whole site in \d+ ms, 1 error in 1 file")
        assert re.search(r'begin\.md:5:\d+: error\[reference/unknown\]: there is no guide "nowhere"', said)
        assert "Other words." in preview.page("/guides/howto/begin/")[1]
        (site / "site.yaml").rename(site / "away.yaml")
        preview.wait_for("site.yaml: No such file or directory; the site is shown as it was")
        (site / "away.yaml").rename(site / "site.yaml")
        write(site, {"content/guides/howto/begin.md": f"{begin}Mended.\n"})
        preview.wait_for(r"begin\.md\b.* no problems\n$")
        assert "Mended." in preview.page("/guides/howto/begin/")[1]
        assert not (site / "public").exists()
        preview.end()


def test_the_next_start_shows_what_was_left(tmp_path: Path) -> None:
    """A preview begins with the site as the last one left it, with the words written since, and reads it then."""
    begin = "---\ntitle: Begin\nsummary: S.\n---\n"
    site = write(tmp_path / "site", {**SITE, "content/guides/howto/begin.md": f"{begin}Words.\n"})
    for words in ("Words.", "Other words."):
        write(site, {"content/guides/howto/begin.md": f"{begin}{words}\n"})
        with running(site) as preview:
            said = preview.wait_for(r"Preview at[^$]*read: the whole site|read: the whole site[^$]*Preview at")
            assert said.count("remembered: the whole site") == (words != "Words.")
            assert words in preview.page("/guides/howto/begin/")[1]
            # What is left is whole before it ends.
            preview.process.send_signal(signal.SIGINT)
            assert preview.process.wait(5) == 0


def test_a_broken_site_begins(tmp_path: Path) -> None:
    """It begins whatever is wrong, says so, and shows the site as soon as it is mended."""
    site = write(tmp_path / "site", {"site.yaml": "title: [\n", "content/index.md": "Hello.\n"})
    with running(site) as preview:
        preview.wait_for("Preview at")
        assert "site.yaml:" in preview.said()
        assert "preview.js" in preview.page("/")[1]
        write(site, {"site.yaml": "title: T\n"})
        preview.wait_for(r"site\.yaml: the whole site in \d+ ms, no problems")
        assert preview.page("/")[0] == 200


def test_a_taken_port_names_a_free_one(tmp_path: Path) -> None:
    """Where somebody else answers already, the sentence says what to type."""
    site = write(tmp_path, SITE)
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        result = rmsite("serve", "--site", site, "--port", str(port))
    assert result.code == 2
    assert re.fullmatch(rf"rmsite: port {port} is taken; `rmsite serve --port \d+` is free\n", result.err)


def test_a_folder_without_a_site_is_told(tmp_path: Path) -> None:
    """There is nothing to show where there is no site.yaml."""
    result = rmsite("serve", "--site", tmp_path)
    assert result.code == 2
    assert "site.yaml" in result.err


@pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGTERM], ids=lambda told: told.name)
@pytest.mark.parametrize("at_terminal", [True, False], ids=["group", "process"])
def test_it_ends_while_it_reads(at_terminal: bool, told: signal.Signals, tmp_path: Path) -> None:
    """Whoever has named the wrong folder need not wait until a large site is read, and no worker stays behind."""
    words = "Some *words* of [a guide](https://example.com/).\n\n" * 50
    pages = {f"content/guides/howto/page-{number}.md": f"---\ntitle: P\n---\n{words}" for number in range(2000)}
    site = write(tmp_path / "site", {**SITE, **pages})
    with running(site) as preview:
        ends = time.perf_counter() + 20
        while not (workers := preview.workers()) and processors() > 1:
            assert time.perf_counter() < ends
        assert preview.said() == ""
        preview.end(told, at_terminal=at_terminal)
        ends = time.perf_counter() + 2
        while any(preview.is_at_work(worker) for worker in workers):
            assert time.perf_counter() < ends
            time.sleep(0.02)


@pytest.mark.full
def test_it_rests_while_nothing_changes(tmp_path: Path) -> None:
    """Waiting costs less than a hundredth of a processor."""
    site = write(tmp_path / "site", SITE)
    with running(site) as preview:
        preview.wait_for("Preview at")
        time.sleep(2)
        before = _spent(preview.process.pid)
        time.sleep(20)
        assert _spent(preview.process.pid) - before < 0.2


def _spent(process: int) -> float:
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
