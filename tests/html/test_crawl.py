"""The crawler finds every kind of fault at its line, and says nothing about a clean site."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.html.crawl import Fault, crawl, css_addresses

HEAD = '<!doctype html>\n<html lang="en">\n<title>A page</title>\n'
CLEAN = {
    "index.html": HEAD
    + """<link rel="stylesheet" href="assets/site.css"><link rel="icon" href="data:,">
<link rel="canonical" href="https://intranet.example.com/">
<link rel="alternate" type="application/atom+xml" href="feed.xml">
<a href="#main">Skip</a> <a href="#top">Top</a> <a href="">Here</a> <a href=".">Home</a>
<main id="main"><a href="guides/roles/buddy/#your-hours">Buddy</a></main>
<img src="assets/a%20b.png" srcset="assets/a%20b.png 1x, assets/big.png 2x" alt="">
<svg><use href="assets/icons.svg#tick"/></svg>
<a href="https://example.com/">Out</a> <a href="mailto:people@example.com">Mail</a>
<script src="assets/site.js"></script>""",
    "guides/roles/buddy/index.html": HEAD
    + """<h2 id="your-hours">Your hours</h2><a href="../../../index.html">Home</a>
<p id="n&auml;chste">&lt;a href="nowhere"&gt;</p><a href="#n%C3%A4chste">Next</a>
<!-- <a href="nowhere"> --><script>"<a href='nowhere'>"</script>
<style>p { background: url(a.png) }</style>""",
    "guides/roles/buddy/a.png": "",
    "old/index.html": HEAD + '<meta http-equiv="refresh" content="0; url=../guides/roles/buddy/">',
    "404.html": HEAD + '<a href="/">Home</a> <img src="/assets/big.png" alt="">',
    "assets/site.css": "/* url(nowhere) */ @import 'more.css';\nb { background: url('a%20b.png') }",
    "assets/more.css": "@font-face { src: url(font.woff2) format('woff2') }",
    "assets/site.js": "",
    "assets/icons.svg": "",
    "assets/font.woff2": "",
    "assets/a b.png": "",
    "assets/big.png": "",
    "feed.xml": "",
}


def build(root: Path, files: Mapping[str, str]) -> Path:
    """A tiny built site."""
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


def test_clean_site_has_no_fault(tmp_path: Path) -> None:
    """Links, anchors, images, style sheets and links out of a sound site are all fine."""
    assert crawl(build(tmp_path, CLEAN)) == ()


@pytest.mark.parametrize(
    ("html", "kind", "target"),
    [
        ('<a href="nowhere/">', "broken-link", "nowhere/"),
        ('<a href="guides">', "broken-link", "guides"),
        ('<a href="guides/roles/buddy">', "broken-link", "guides/roles/buddy"),
        ('<a href="../index.html">', "broken-link", "../index.html"),
        ('<a href="file:///etc/passwd">', "broken-link", "file:///etc/passwd"),
        ('<a href="http://[">', "broken-link", "http://["),
        ('<area href="nowhere.html">', "broken-link", "nowhere.html"),
        ('<form action="nowhere/">', "broken-link", "nowhere/"),
        ('<link rel="alternate" href="nowhere.xml">', "broken-link", "nowhere.xml"),
        ('<meta http-equiv="refresh" content="0; url=nowhere/">', "broken-link", "nowhere/"),
        ('<a href="#nowhere">', "missing-anchor", "#nowhere"),
        ('<a href="guides/roles/buddy/#nowhere">', "missing-anchor", "guides/roles/buddy/#nowhere"),
        ('<img src="nowhere.png" alt="">', "missing-asset", "nowhere.png"),
        ('<img src="" alt="">', "missing-asset", ""),
        ('<img srcset="assets/big.png 1x, no.png 2x" alt="">', "missing-asset", "no.png"),
        ('<video poster="nowhere.png">', "missing-asset", "nowhere.png"),
        ('<link rel="stylesheet" href="nowhere.css">', "missing-asset", "nowhere.css"),
        ('<script src="nowhere.js"></script>', "missing-asset", "nowhere.js"),
        ('<p style="background: url(nowhere.png)">', "missing-asset", "nowhere.png"),
        ('<a href="Guides/roles/buddy/">', "wrong-case", "Guides/roles/buddy/"),
        ('<img src="assets/Big.png" alt="">', "wrong-case", "assets/Big.png"),
        ('<a href="guides/roles/buddy/#Your-Hours">', "wrong-case", "guides/roles/buddy/#Your-Hours"),
        ('<p id="main">', "duplicate-id", "main"),
        ('<img src="https://example.com/a.png" alt="">', "outside-load", "https://example.com/a.png"),
        ('<img src="//example.com/a.png" alt="">', "outside-load", "//example.com/a.png"),
        ('<img srcset="http://example.com/a.png 2x" alt="">', "outside-load", "http://example.com/a.png"),
        ('<script src="https://example.com/a.js"></script>', "outside-load", "https://example.com/a.js"),
        ('<link rel="stylesheet" href="https://example.com/">', "outside-load", "https://example.com/"),
        ('<link rel="preconnect" href="https://example.com/">', "outside-load", "https://example.com/"),
        ('<iframe src="https://example.com/"></iframe>', "outside-load", "https://example.com/"),
        ('<style>@import "https://example.com/";</style>', "outside-load", "https://example.com/"),
    ],
)
def test_seeded_fault_is_found(html: str, kind: str, target: str, tmp_path: Path) -> None:
    """A fault on a page is found once, with its kind and line, and nothing else is."""
    page = CLEAN["index.html"] + "\n\n" + html
    root = build(tmp_path, {**CLEAN, "index.html": page})
    line = page.count("\n") + 1
    assert [(fault.file, fault.line, fault.kind, fault.target) for fault in crawl(root)] == [
        ("index.html", line, kind, target)
    ]


@pytest.mark.parametrize(
    ("css", "kind"),
    [
        ("b { background: url(nowhere.png) }", "missing-asset"),
        ("b { background: url('Big.png') }", "wrong-case"),
        ('@import url("https://example.com/a.css");', "outside-load"),
        ("@import '//example.com/a.css';", "outside-load"),
    ],
)
def test_seeded_fault_in_style_sheet_is_found(css: str, kind: str, tmp_path: Path) -> None:
    """Style sheets are followed from where they lie, and load nothing from elsewhere."""
    (fault,) = crawl(build(tmp_path, {**CLEAN, "assets/more.css": f"\n{css}"}))
    assert (fault.file, fault.line, fault.kind) == ("assets/more.css", 2, kind)


def test_unreachable_page_is_found(tmp_path: Path) -> None:
    """A page without a chain of links from the start is found, even where another lost page links to it."""
    lost = {"a/index.html": '<a href="../b/">', "b/index.html": '<a href="../a/">'}
    mention = {"index.html": CLEAN["index.html"] + '<link rel="next" href="a/">'}
    faults = crawl(build(tmp_path, {**CLEAN, **lost, **mention}))
    assert faults == (
        Fault("a/index.html", 1, "unreachable", "a/index.html"),
        Fault("b/index.html", 1, "unreachable", "b/index.html"),
    )


def test_pages_may_be_left_unlinked_by_name(tmp_path: Path) -> None:
    """The caller says which pages nobody links to."""
    root = build(tmp_path, {**CLEAN, "a/index.html": HEAD})
    assert crawl(root, unlinked=("404.html", "a/index.html")) == ()


def test_address_from_the_root_needs_the_base_path(tmp_path: Path) -> None:
    """Under a base path an address that begins with a slash begins with that path."""
    root = build(tmp_path, {"index.html": '<a href="/people/a/"><a href="/a/">', "a/index.html": ""})
    assert crawl(root, base_path="/people/") == (Fault("index.html", 1, "broken-link", "/a/"),)


def test_all_faults_of_a_site_come_in_one_run(tmp_path: Path) -> None:
    """Several faults on several pages are listed together, in the order of files and lines."""
    root = build(tmp_path, {"index.html": '<a href="b.html">\n<a href="c.html">', "b.html": '<img src="d.png">'})
    assert [str(fault) for fault in crawl(root)] == [
        "b.html:1: missing-asset: d.png",
        "index.html:2: broken-link: c.html",
    ]


def test_css_addresses_keep_their_line() -> None:
    """Addresses in a style sheet are counted in lines, comments skipped."""
    css = "/* url(a)\n */\n@import url(b);\n@import 'c';\n.d { background: url( \"e\" ), url('f') }"
    assert list(css_addresses(css)) == [("b", 2), ("c", 3), ("e", 4), ("f", 4)]
