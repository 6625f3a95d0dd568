"""Plugins under a running preview: other people's code, which may raise anything, and is edited like all else."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from rmsite.testing import TODAY
from tests.plugins.test_plugin import MODULE
from tests.serving.changing import FILES, SETTINGS
from tests.serving.panels import is_well, panel_of
from tests.serving.previews import clean, followed_by, preview_of, put, serving, watched
from tests.serving.program import running
from tests.serving.test_breakages import ADDRESS, Desk

NAME = "serving_probe"
SOUND = MODULE.replace("def check(site):\n", "def check(site):\n    # Sound.\n")
"""A plugin with a check and an output that makes probe.txt."""


@pytest.fixture
def plugin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The file of a plugin that can be imported."""
    file = tmp_path / "plugins" / f"{NAME}.py"
    put(tmp_path, {f"plugins/{NAME}.py": SOUND})
    monkeypatch.syspath_prepend(file.parent)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    yield file
    sys.modules.pop(NAME, None)


@pytest.fixture
def desk(plugin: Path, tmp_path: Path) -> Iterator[Desk]:
    """A preview of a site with that plugin, which has been looked at."""
    root = put(tmp_path / "site", {**FILES, SETTINGS: f"{FILES[SETTINGS]}plugins: [{NAME}]\n"})
    preview = preview_of(root)
    with serving(preview) as server, watched(root, followed_by(preview)), panel_of(server.port, ADDRESS) as panel:
        desk = Desk(root, server, panel)
        panel.wait(is_well)
        desk.get(ADDRESS)
        yield desk


def another(desk: Desk, plugin: Path, text: str) -> None:
    """The plugin is another one, and site.yaml is saved."""
    plugin.write_text(text)
    sys.modules.pop(NAME, None)
    settings = desk.root / SETTINGS
    settings.write_text(settings.read_text() + "# Saved.\n")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("def (:\n", f'the plugin "{NAME}" cannot be loaded'),
        ("raise ZeroDivisionError('by nought')\n", f'the plugin "{NAME}" cannot be loaded: by nought'),
        ("PLUGIN = 1\n", f'the plugin "{NAME}" is no plugin'),
        ("import sys\nsys.exit(3)\n", f'the plugin "{NAME}" cannot be loaded'),
        (SOUND.replace("# Sound.", "1 / 0"), f"{NAME}.py:14: ZeroDivisionError: division by zero"),
        (SOUND.replace("# Sound.", "open('/no/such/place/x.txt')"), "No such file or directory: 'x.txt'"),
        (SOUND.replace("def plan(site, theme):\n", "def plan(site, theme):\n    1 / 0\n"), "ZeroDivisionError"),
        (SOUND.replace("# Sound.", "yield 1"), "AttributeError"),
    ],
)
def test_a_plugin_that_fails(text: str, told: str, desk: Desk, plugin: Path) -> None:
    """Whatever it raises and when, the panel says so, the page is as it was, and all is right when it is mended."""
    before = desk.get(ADDRESS)
    another(desk, plugin, text)
    state = desk.panel.wait(
        lambda state: told in state["trouble"] or any(told in each["message"] for each in state["problems"])
    )
    assert "/no/such" not in str(state)
    assert desk.get(ADDRESS) == before
    another(desk, plugin, SOUND)
    desk.is_mended()


def test_an_output_that_fails(desk: Desk, plugin: Path) -> None:
    """A file that a plugin does not make is not there; everything else is."""
    before = desk.get(ADDRESS)
    another(desk, plugin, SOUND.replace("return view.settings.title.encode()", "return 1 / 0"))
    time.sleep(0.5)
    assert desk.get(ADDRESS) == before
    another(desk, plugin, SOUND)
    desk.is_mended()
    assert desk.get("/probe.txt") == (200, clean(desk.root)["probe.txt"])


def test_a_preview_that_begins_with_a_failing_plugin(plugin: Path, tmp_path: Path) -> None:
    """It begins, shows the panel alone, and the site as soon as the plugin is mended."""
    plugin.write_text(SOUND.replace("# Sound.", "1 / 0"))
    root = put(tmp_path / "site", {**FILES, SETTINGS: f"{FILES[SETTINGS]}plugins: [{NAME}]\n"})
    preview = preview_of(root)
    with serving(preview) as server, watched(root, followed_by(preview)), panel_of(server.port, ADDRESS) as panel:
        desk = Desk(root, server, panel)
        panel.wait(lambda state: "ZeroDivisionError" in state["trouble"])
        assert desk.get(ADDRESS)[0] == 503
        another(desk, plugin, SOUND)
        desk.is_mended()


def test_an_edited_plugin_is_read_again(plugin: Path, tmp_path: Path) -> None:
    """Under ``rmsite serve`` its code is followed like all else, a broken and a mended one as well."""
    root = put(tmp_path / "site", {**FILES, SETTINGS: f"{FILES[SETTINGS]}plugins: [{NAME}]\n"})
    with running(root, "--as-of", TODAY.isoformat(), PYTHONPATH=str(plugin.parent)) as preview:
        preview.wait_for("Preview at")
        assert preview.page("/probe.txt") == (200, "Programs")
        plugin.write_text(SOUND.replace("view.settings.title", "'edited'"))
        preview.wait_for(rf"{NAME}\.py: the whole site")
        assert preview.page("/probe.txt") == (200, "edited")
        plugin.write_text(SOUND.replace("# Sound.", "1 / 0"))
        preview.wait_for(rf"{NAME}\.py:14: ZeroDivisionError")
        assert preview.page(ADDRESS)[0] == 200
        plugin.write_text("def (:\n")
        preview.wait_for(f'the plugin "{NAME}" cannot be loaded')
        plugin.write_text(SOUND)
        preview.wait_for(r"cannot be loaded(?s:.*)the whole site in \d+ ms, \d+ warnings")
        assert preview.page("/probe.txt") == (200, "Programs")
        preview.end()
