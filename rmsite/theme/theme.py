"""A theme ready to render."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import jinja2

from rmsite.foundation.checked import Checked
from rmsite.foundation.diagnostic import Diagnostic
from rmsite.foundation.digest import digest
from rmsite.foundation.value import Value, replace
from rmsite.foundation.webpath import WebPath
from rmsite.model.settings import Settings
from rmsite.reading.source import SourceFile, decode
from rmsite.reading.tree import Tree
from rmsite.theme.assets import collect_assets, linked_assets, with_digest
from rmsite.theme.chain import SettingValue, ThemeFiles, ThemeLink, link_chain, theme_settings
from rmsite.theme.compiled import Translations, translate_templates
from rmsite.theme.environment import ThemeEnvironment
from rmsite.theme.faults import template_fault


class Theme(Value):
    """The templates and assets of a chain of themes.

    A template may name another theme's file as ``base:page.html``; without a prefix the nearest theme of the chain that
    has the file gives it. ``assets`` maps a name such as ``css/site.css`` to its file, ``settings`` holds the site's
    choices with defaults filled in.
    """

    chain: tuple[ThemeLink, ...]
    settings: Mapping[str, SettingValue]
    assets: Mapping[str, SourceFile]
    published: Mapping[str, WebPath]
    environment: jinja2.Environment

    def render(self, name: str, context: Mapping[str, Any]) -> str:
        """The template ``name`` with this context; raises ``TemplateFault`` where it fails."""
        # Any: what templates are given is typed by the outputs, not by Jinja.
        try:
            return self.environment.get_template(name).render(context)
        except Exception as error:
            # A template is code of whoever made the theme, and may fail in any way.
            raise template_fault(error, f"themes/{self.chain[0].manifest.name}/templates/{name}") from error

    @property
    def digest(self) -> str:
        """The name of all that it puts into pages: its templates, its settings, where its assets are."""
        files = [
            (link.manifest.name, path, file.digest) for link in self.chain for path, file in sorted(link.files.items())
        ]
        published = sorted((name, path.value) for name, path in self.published.items())
        return digest(repr((files, sorted(self.settings.items()), published)).encode())

    def translate(self) -> Mapping[str, bytes]:
        """The code of every template of the chain, to be handed to ``translated`` of the same theme elsewhere."""
        names = [
            f"{link.manifest.name}:{path.removeprefix('templates/')}"
            for link in self.chain
            for path in link.files
            if path.startswith("templates/")
        ]
        return translate_templates(self.environment, names)

    def translated(self, codes: Mapping[str, bytes]) -> None:
        """Takes in code, so that these templates need not be translated here; code of another text is never used."""
        if isinstance(self.environment.bytecode_cache, Translations):
            self.environment.bytecode_cache.codes.update(codes)

    def templates(self) -> frozenset[str]:
        """The names of all templates that the chain has."""
        paths = (path for link in self.chain for path in link.files)
        return frozenset(path.removeprefix("templates/") for path in paths if path.startswith("templates/"))

    def template_path(self, name: str) -> str:
        """The file of a template, as messages name it."""
        return next(file.path for link in self.chain if (file := link.files.get(f"templates/{name}")))

    def with_asset(self, name: str, file: SourceFile) -> Theme:
        """The same theme with one asset more, or another of its name."""
        assets = dict(sorted({**self.assets, name: file}.items()))
        return replace(self, assets=assets, published={**self.published, name: with_digest(name, file)})

    def asset_path(self, name: str) -> WebPath:
        """Where an asset is published: its name with the digest of its bytes, so that it may be kept for ever."""
        if name not in self.published:
            raise LookupError(f'the theme has no asset "{name}"')
        return self.published[name]


def open_theme(
    files: ThemeFiles,
    settings: Settings,
    settings_tree: Tree,
    filters: Mapping[str, Callable[..., object]],
    codes: jinja2.BytecodeCache | None = None,
) -> Checked[Theme | None]:
    """The site's theme with everything it extends, or None where a link of the chain is missing.

    ``filters`` are the words the View's manual gives to templates beside Jinja's own; ``codes`` keeps translated
    templates from one process to the next.
    """
    chain = link_chain(files, settings, settings_tree)
    chosen = theme_settings(chain.value, settings, settings_tree)
    texts = {link.manifest.name: _templates(link) for link in chain.value}
    problems = (*chain.problems, *chosen.problems, *(each for text in texts.values() for each in text.problems))
    if chain.problems or not chain.value:
        return Checked(None, problems)
    loaders = {name: _Loader(text.value) for name, text in texts.items()}
    environment = ThemeEnvironment(
        loader=jinja2.ChoiceLoader([*loaders.values(), jinja2.PrefixLoader(loaders, delimiter=":")]),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=Translations(codes),
        extensions=["jinja2.ext.do"],
    )
    environment.filters.update(filters)
    assets = linked_assets(collect_assets(chain.value))
    published = {name: with_digest(name, file) for name, file in assets.value.items()}
    theme = Theme(chain.value, chosen.value, assets.value, published, environment)
    return Checked(theme, (*problems, *assets.problems))


class _Loader(jinja2.BaseLoader):
    """Gives Jinja the templates of one theme: by name, the file's path and its text."""

    def __init__(self, texts: Mapping[str, tuple[str, str]]) -> None:
        self._texts = texts

    def get_source(self, environment: jinja2.Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        if template not in self._texts:
            raise jinja2.TemplateNotFound(template)
        path, text = self._texts[template]
        return text, path, lambda: True


def _templates(link: ThemeLink) -> Checked[dict[str, tuple[str, str]]]:
    texts: dict[str, tuple[str, str]] = {}
    problems: list[Diagnostic] = []
    for path, file in link.files.items():
        if path.startswith("templates/"):
            text = decode(file)
            problems.extend(text.problems)
            texts[path.removeprefix("templates/")] = (file.path, text.value or "")
    return Checked(texts, tuple(problems))
