"""A theme ready to render."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from posixpath import splitext
from typing import Any

import jinja2

from rmsite.foundation.checked import Checked
from rmsite.foundation.webpath import WebPath
from rmsite.model.settings import Settings
from rmsite.reading.source import SourceFile
from rmsite.reading.tree import Tree
from rmsite.theme.chain import ThemeFiles, ThemeLink, link_chain, theme_settings
from rmsite.theme.faults import template_fault


@dataclass(frozen=True, slots=True)
class Theme:
    """The templates and assets of a chain of themes.

    A template may name another theme's file as ``base:page.html``; without a prefix the nearest theme of the chain that
    has the file gives it. ``assets`` maps a name such as ``css/site.css`` to its file, ``settings`` holds the site's
    choices with defaults filled in.
    """

    chain: tuple[ThemeLink, ...]
    settings: Mapping[str, str | bool | float]
    assets: Mapping[str, SourceFile]
    environment: jinja2.Environment = field(compare=False)

    def render(self, name: str, context: Mapping[str, Any]) -> str:
        """The template ``name`` with this context; raises ``TemplateFault`` where it fails."""
        # Any: what templates are given is typed by the outputs, not by Jinja.
        try:
            return self.environment.get_template(name).render(context)
        except (jinja2.TemplateError, TypeError, AttributeError, KeyError, ValueError, ZeroDivisionError) as error:
            raise template_fault(error, f"themes/{self.chain[0].manifest.name}/templates/{name}") from error

    def has_template(self, name: str) -> bool:
        """Whether the chain has a template of this name."""
        return any(f"templates/{name}" in link.files for link in self.chain)

    def asset_path(self, name: str) -> WebPath:
        """Where an asset is published: its name with the digest of its bytes, so that it may be kept for ever."""
        if name not in self.assets:
            raise LookupError(f'the theme has no asset "{name}"')
        stem, ending = splitext(name)
        return WebPath(f"assets/{stem}.{self.assets[name].digest[:10]}{ending}")


def open_theme(
    files: ThemeFiles, settings: Settings, settings_tree: Tree, filters: Mapping[str, Callable[..., object]]
) -> Checked[Theme | None]:
    """The site's theme with everything it extends, or None where a link of the chain is missing.

    ``filters`` are the words the View's manual gives to templates beside Jinja's own.
    """
    chain = link_chain(files, settings, settings_tree)
    chosen = theme_settings(chain.value, settings, settings_tree)
    problems = (*chain.problems, *chosen.problems)
    if chain.problems or not chain.value:
        return Checked(None, problems)
    environment = jinja2.Environment(
        loader=jinja2.ChoiceLoader([_Loader(link) for link in chain.value] + [_prefixed(chain.value)]),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
        extensions=["jinja2.ext.do"],
    )
    environment.filters.update(filters)
    assets: dict[str, SourceFile] = {}
    for link in reversed(chain.value):
        assets |= {path.removeprefix("assets/"): file for path, file in link.files.items() if path.startswith("assets/")}
    return Checked(Theme(chain.value, chosen.value, dict(sorted(assets.items())), environment), problems)


class _Loader(jinja2.BaseLoader):
    """Gives Jinja the templates of one theme, from memory."""

    def __init__(self, link: ThemeLink) -> None:
        self._link = link

    def get_source(self, environment: jinja2.Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        file = self._link.files.get(f"templates/{template}")
        if file is None:
            raise jinja2.TemplateNotFound(template)
        name = f"themes/{self._link.manifest.name}/templates/{template}"
        return file.data.decode("utf-8"), name, lambda: True


def _prefixed(chain: tuple[ThemeLink, ...]) -> jinja2.BaseLoader:
    return jinja2.PrefixLoader({link.manifest.name: _Loader(link) for link in chain}, delimiter=":")
