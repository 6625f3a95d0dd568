"""What pages beside each other have in common is made once, and nobody can tell."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import jinja2
import pytest
from jinja2 import meta, nodes
from markupsafe import Markup

from rmsite.foundation.webpath import WebPath
from rmsite.model.page import Key
from rmsite.pipeline.make import Making, make_part
from rmsite.view.shapes import Link, Place, Publication
from rmsite.view.shared import MOST, Shared
from rmsite.view.view import View
from tests.making import guide, looked_at
from tests.properties.test_incremental import START

TEMPLATES = Path(__file__).parents[2] / "themes"
HERE = "guides/howto/one/index.html"
_EXAMINED = looked_at({"content/guides/howto/one.md": guide("Words.", title="One")})


def _view(shared: Shared, path: str, places: dict[str, Place] | None = None) -> View:
    assert _EXAMINED.theme is not None
    return View(_EXAMINED.site, _EXAMINED.theme, Publication(), WebPath(path), places or {}, shared)


class _Footer:
    """A block of a template that counts how often it is made."""

    def __init__(self) -> None:
        self.made = 0

    def on(self, view: View, address: str = "/search/") -> Markup:
        """The block on a page."""

        def caller() -> Markup:
            self.made += 1
            return Markup(f"{view.href(address)} {view.has('term')} {view.shared('inner', caller=inner)}")

        def inner() -> Markup:
            return Markup(view.href("/guides/howto/three/"))

        return view.shared("footer", caller=caller)


def test_part_is_made_once_for_pages_beside_each_other() -> None:
    """The next page has the same words, and has read and linked to the same."""
    shared, footer = Shared(), _Footer()
    one, two = _view(shared, HERE), _view(shared, "guides/howto/two/index.html")
    assert footer.on(one) == footer.on(two)
    assert footer.made == 1
    assert one.site.reads == two.site.reads == {"any:term"}
    assert one.linked == two.linked == {"/search/", "/guides/howto/three/"}


@pytest.mark.parametrize(
    "path", ["guides/one/index.html", "guides/howto/three/index.html", "index.html", "404.html", "search/index.html"]
)
def test_part_that_reads_otherwise_is_made_again(path: str) -> None:
    """A page elsewhere, or one that holds what the part links to, has links of its own."""
    shared, footer = Shared(), _Footer()
    footer.on(_view(shared, HERE))
    assert footer.on(_view(shared, path)) == _Footer().on(_view(Shared(), path))
    assert footer.made == 2
    footer.on(_view(shared, "guides/howto/four/index.html"))
    assert footer.made == 2


def test_page_that_holds_other_texts_shares_nothing() -> None:
    """Its links to these texts stay on it."""
    shared, footer = Shared(), _Footer()
    footer.on(_view(shared, HERE))
    assert footer.on(_view(shared, HERE, {"/search/": Place("here")})).startswith("#here")


def test_section_is_listed_from_each_of_its_pages() -> None:
    """The links of a section lead there from every page of it, and each page knows itself among them."""
    files = {f"content/guides/howto/{name}.md": guide("Words.", title=name) for name in ("one", "three", "two")}
    examined = looked_at(files)
    assert examined.theme is not None
    shared = Shared()
    for name in ("one", "three", "two"):
        path = WebPath(f"guides/howto/{name}/index.html")
        view = View(examined.site, examined.theme, Publication(), path, shared=shared)
        place = view.site.place_of(Key("guide", name))
        assert place is not None
        links = shared.siblings(view, place)
        assert links == view.section_links(place.section)
        assert [link.title for link in links if link.current] == [name]
        assert view.site.reads == {"section:howto", *(f"head:guide:{each}" for each in ("one", "three", "two"))}


def test_row_is_made_once_for_equal_links() -> None:
    """Links that differ in anything have rows of their own, in each list one."""
    shared, made = Shared(), list[Link]()

    def row(link: Link) -> Markup:
        made.append(link)
        return Markup(f"<{link.title}{'!' if link.current else ''}>")

    view = _view(shared, HERE)
    one, two, here = Link("one", "../one/"), Link("two", "../two/"), Link("one", "../one/", current=True)
    assert view.each("menu", [one, two], row) == view.each("menu", [Link("one", "../one/"), two], row) == "<one><two>"
    assert view.each("menu", [here, two], row) == "<one!><two>"
    assert made == [one, two, here]
    assert view.each("list", [one], row) == "<one>"
    assert view.each("list", [], row) == ""
    for number in range(MOST):
        view.each("list", [Link(str(number), "")], row)
    assert view.each("list", [one], row) == "<one>"
    assert made[-1] == one


def test_fault_leaves_what_was_read() -> None:
    """A block that fails takes nothing away from what its page has read before."""
    view = _view(Shared(), HERE)
    assert not view.has("term")
    with pytest.raises(ZeroDivisionError):
        view.shared("footer", caller=lambda: Markup(1 // 0))
    assert view.site.reads == {"any:term"}


def test_pages_made_together_are_those_made_alone() -> None:
    """On a site with something of everything each file has the bytes and the facts that it has by itself."""
    examined = looked_at({path: text for path, text in START.items() if not path.startswith("themes/")})
    assert examined.theme is not None
    recipes = [recipe for recipe in examined.recipes if not recipe.is_late]
    finished: dict[str, str] = {}
    reasons = {recipe.path: "" for recipe in recipes}
    making = Making(examined.site, examined.theme, Publication(), finished, reasons)
    together: dict[WebPath, bytes] = {}
    traces = make_part(together, recipes, making).traces
    for recipe in recipes:
        alone: dict[WebPath, bytes] = {}
        assert make_part(alone, [recipe], making).traces == {recipe.path.value: traces[recipe.path.value]}, recipe.path
        assert alone == {recipe.path: together[recipe.path]}


def test_shared_blocks_use_nothing_of_the_page() -> None:
    """In the themes of this repository each is called by a name of its own, and uses the View and its values alone."""
    assert _EXAMINED.theme is not None
    environment = _EXAMINED.theme.environment
    names = []
    for path in sorted(TEMPLATES.rglob("templates/*.html")):
        for name, values, body in _shared_blocks(environment, path):
            names.append(name)
            assert _used(environment, path.parent, body) <= {"view", "theme", *values}, f"{path.name}: {name}"
            # What a theme puts in the place of another template is not ours to know.
            assert not list(body.find_all(nodes.Include)), f"{path.name}: {name}"
            imports: list[nodes.Import | nodes.FromImport] = [
                *body.find_all(nodes.Import),
                *body.find_all(nodes.FromImport),
            ]
            assert not any(each.with_context for each in imports), f"{path.name}: {name}"
            asked = {each.attr for each in body.find_all(nodes.Getattr) if getattr(each.node, "name", "") == "view"}
            assert asked.isdisjoint({"path", "folder", "above", "linked", "places"}), f"{path.name}: {name}"
    assert names
    assert len(names) == len(set(names))


def test_rows_use_nothing_but_their_link() -> None:
    """In the themes of this repository each list of rows has a name of its own."""
    assert _EXAMINED.theme is not None
    environment = _EXAMINED.theme.environment
    names = []
    for path in sorted(TEMPLATES.rglob("templates/*.html")):
        for block in environment.parse(path.read_text("utf-8")).find_all(nodes.CallBlock):
            if isinstance(block.call.node, nodes.Getattr) and block.call.node.attr == "each":
                name, _ = block.call.args
                assert isinstance(name, nodes.Const)
                names.append(name.value)
                body = nodes.Template(block.body, lineno=block.lineno)
                body.set_environment(environment)
                assert meta.find_undeclared_variables(body) == {each.name for each in block.args}, path.name
                assert not list(meta.find_referenced_templates(body)), path.name
    assert names
    assert len(names) == len(set(names))


def _shared_blocks(environment: jinja2.Environment, path: Path) -> Iterator[tuple[str, list[str], nodes.Template]]:
    for block in environment.parse(path.read_text("utf-8")).find_all(nodes.CallBlock):
        if isinstance(block.call.node, nodes.Getattr) and block.call.node.attr == "shared":
            name, *values = block.call.args
            assert isinstance(name, nodes.Const)
            body = nodes.Template(block.body, lineno=block.lineno)
            body.set_environment(environment)
            yield name.value, [each.name for each in values if isinstance(each, nodes.Name)], body


def _used(environment: jinja2.Environment, folder: Path, tree: nodes.Template) -> set[str]:
    # What it imports or includes counts as its own.
    used = meta.find_undeclared_variables(tree)
    for name in meta.find_referenced_templates(tree):
        assert name is not None
        used |= _used(environment, folder, environment.parse((folder / name).read_text("utf-8")))
    return used
