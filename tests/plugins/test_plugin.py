"""Plugins are values: found by name, added to what is there, refused in a sentence."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from rmsite.checks.check import Check
from rmsite.foundation.diagnostic import Code, Diagnostic, Severity
from rmsite.foundation.span import Span
from rmsite.graph.site import Site
from rmsite.outputs.recipe import Output
from rmsite.plugins.builtin import BUILT_IN
from rmsite.plugins.plugin import Plugin, collect_tools
from rmsite.testing import diagnostics_of, site_of
from tests.pipeline.sites import built, codes, pages

MODULE = '''\
"""A plugin for tests."""

from rmsite.checks.check import Check
from rmsite.foundation.diagnostic import Code, Severity
from rmsite.foundation.span import Span
from rmsite.foundation.webpath import WebPath
from rmsite.outputs.recipe import Output, Recipe
from rmsite.plugins.plugin import Plugin

SHOUT = Code("probe/shout", Severity.WARNING, "A title shouts.", "Write it in lower case.")


def check(site):
    for page in site.pages.values():
        if page.head.title.isupper():
            yield SHOUT.at(page.span, f'"{page.head.title}" shouts', "write it in lower case")


def plan(site, theme):
    yield Recipe(WebPath("probe.txt"), make)


def make(view, subject):
    return view.settings.title.encode()


PLUGIN = Plugin("probe", checks=(Check("probe_shout", check, (SHOUT,)),), outputs=(Output("probe", plan),), codes=(SHOUT,))
OTHER = Plugin("other", outputs=(Output("probe", plan),))
WORDS = "no plugin"
'''


@pytest.fixture
def probe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Modules that can be imported while a test runs."""
    names = {"probe_plugin": MODULE, "probe_broken": "raise ZeroDivisionError('by nought')\n",
             "probe_ends": "import sys\nsys.exit(0)\n", "probe_typo": "def (:\n", "probe_two_lines": "raise Exception('a\\nb')\n",
             "probe_silent": "raise ValueError\n"}  # fmt: skip
    for name, text in names.items():
        (tmp_path / f"{name}.py").write_text(text)
    monkeypatch.syspath_prepend(tmp_path)
    yield
    for name in names:
        sys.modules.pop(name, None)


def site(plugins: str) -> dict[str, str]:
    """A site with these plugins and a page that shouts."""
    return {
        "site.yaml": f"title: Small\nplugins: {plugins}\n",
        "content/index.md": "Hello. [[guide:begin]]\n",
        "content/guides/howto/begin.md": "---\ntitle: BEGIN\nsummary: S.\n---\nWords.\n",
    }


@pytest.mark.usefixtures("probe")
@pytest.mark.parametrize("name", ["probe_plugin", "'probe_plugin:PLUGIN'"])
def test_a_plugin_adds_checks_and_outputs(name: str) -> None:
    """What a plugin brings works like what is built in: its checks find, its outputs are made, its codes have policies."""
    made = built(site(f"[{name}]"))
    assert codes(made) == ["content/guides/howto/begin.md:1:1 warning[probe/shout]"]
    assert pages(made)["probe.txt"] == "Small"
    quiet = {**site(f"[{name}]"), "site.yaml": site(f"[{name}]")["site.yaml"] + "policies: {probe/shout: off}\n"}
    assert codes(built(quiet)) == []


@pytest.mark.usefixtures("probe")
@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("no_such_module", 'the plugin "no_such_module" cannot be loaded: No module named'),
        ("probe_plugin:NONE", 'the plugin "probe_plugin:NONE" is no plugin'),
        ("probe_plugin:WORDS", 'the plugin "probe_plugin:WORDS" is no plugin'),
        ("probe_broken", 'the plugin "probe_broken" cannot be loaded: by nought'),
        ("probe_ends", 'the plugin "probe_ends" cannot be loaded: 0'),
        ("probe_typo", 'the plugin "probe_typo" cannot be loaded: invalid syntax'),
        ("probe_two_lines", 'the plugin "probe_two_lines" cannot be loaded: a b'),
        ("probe_silent", 'the plugin "probe_silent" cannot be loaded: ValueError'),
        ("'.relative'", "cannot be loaded"),
        ("':PLUGIN'", "cannot be loaded"),
        ("os.path", 'the plugin "os.path" is no plugin'),
    ],
)
def test_a_plugin_that_is_none(name: str, said: str) -> None:
    """A plugin that is not there, fails, ends the program or is something else is one error at its place in site.yaml."""
    (problem,) = [each for each in diagnostics_of(site(f"[{name}]")) if each.is_error]
    assert problem.message.startswith(said) or said in problem.message
    assert "\n" not in problem.message
    assert str(problem.span).startswith("site.yaml:2:")
    assert problem.code.name == "site/plugin"


@pytest.mark.usefixtures("probe")
def test_what_two_plugins_bring_is_refused() -> None:
    """A name that is there already is refused at the second plugin; the first goes on."""
    found = diagnostics_of(site("[probe_plugin, 'probe_plugin:OTHER', probe_plugin]"))
    assert [(each.code.name, each.message) for each in found if each.is_error] == [
        ("site/plugin-name", 'the plugin "probe_plugin:OTHER" brings "probe", which is there already'),
        ("site/plugin-name", 'the plugin "probe_plugin" brings "probe", which is there already'),
    ]
    assert any(each.code.name == "probe/shout" for each in found)


def test_lists_only_grow() -> None:
    """What comes built in stays, in its order, whatever is added."""
    whole = site_of({"site.yaml": "title: T\n"}).value
    tools = collect_tools(BUILT_IN, whole.settings, whole.settings_tree)
    assert tools.problems == ()
    assert (tools.value.kinds, tools.value.checks, tools.value.outputs) == (
        BUILT_IN.kinds, BUILT_IN.checks, BUILT_IN.outputs,
    )  # fmt: skip


def test_a_plugin_knows_its_names() -> None:
    """The names a plugin brings are those of its kinds, checks and outputs."""
    code = Code("a/b", Severity.ERROR, "A.", "B.")

    def check(_: Site) -> Iterator[Diagnostic]:
        yield code.at(Span("x"), "m")

    plugin = Plugin("p", checks=(Check("c", check, (code,)),), outputs=(Output("o", lambda *_: ()),))
    assert plugin.names == {"c", "o"}


def test_no_name_is_built_in_twice() -> None:
    """Among the kinds, the checks and the outputs that come with rmsite each has a name of its own."""
    assert len({kind.name for kind in BUILT_IN.kinds}) == len(BUILT_IN.kinds)
    assert len({check.name for check in BUILT_IN.checks}) == len(BUILT_IN.checks)
    assert len({output.name for output in BUILT_IN.outputs}) == len(BUILT_IN.outputs)
