"""Jinja, with shorter ways for what each page does very often."""

from __future__ import annotations

from typing import Any

import jinja2
import pytest
from jinja2.runtime import Context
from markupsafe import Markup

from rmsite.theme.environment import ThemeEnvironment


class _Voice:
    """Something with methods, of which one wants to know where it is called."""

    def say(self, word: str, *, twice: bool = False) -> str:
        """The word, once or twice."""
        return word * (2 if twice else 1)

    @jinja2.pass_context
    def knows(self, context: Context, name: str) -> object:
        """What a name holds where it is called."""
        return context[name]


WAYS = {
    "alone": "{{ word }}",
    "once more": "{{ word|escape }}{{ word|e|e }}",
    "joined": "{{ word ~ '<' ~ number }}",
    "macro": "{% macro part(what) %}{{ what }}{% endmacro %}{{ part(word) }}{{ part(part(word)) }}",
    "caller": "{% macro part() %}{{ caller() }}{% endmacro %}{% call part() %}{{ word }}{% endcall %}",
    "set": "{% set part %}{{ word }}{% endset %}{{ part }}{{ part|length }}",
    "filter": "{% filter upper %}{{ word }}{% endfilter %}",
    "block": "{% block part %}{{ word }}{% endblock %}{{ self.part() }}",
    "loop": "{% for each in [word, number, none] %}{{ each }}{{ loop.index }}{% endfor %}",
    "import": "{% import 'macro' as bits %}{{ bits.part(word) }}",
    "method": "{% block part %}{{ voice.say(word, twice=true) }}{% for each in [1] %}{{ voice.say(word) }}{% endfor %}"
    "{% endblock %}",
    "method in its place": "{% block part %}{% set own = 1 %}{{ voice.knows('own') }}{% for each in [2] %}"
    "{% set inner = each %}{{ voice.knows('inner') }}{% endfor %}{% endblock %}",
    "include": "{% include 'alone' %}{% include 'child' %}",
    "child": "{% extends 'block' %}{% block part %}{{ word }}{{ super() }}{% endblock %}",
    "not escaped": "{% autoescape false %}{{ word }}{% set part %}{{ word }}{% endset %}{{ part }}{% endautoescape %}",
}


@pytest.mark.parametrize("word", ["plain", '<b> & "it\'s"', Markup("<b>bold</b>"), Markup("bold")])
@pytest.mark.parametrize("name", WAYS)
def test_templates_print_what_jinja_prints(name: str, word: str) -> None:
    """In every part of a template, texts are escaped once and HTML never."""
    context = {"word": word, "number": 3, "voice": _Voice()}
    options: dict[str, Any] = {"loader": jinja2.DictLoader(WAYS), "autoescape": True}
    usual, ours = jinja2.Environment(**options), ThemeEnvironment(**options)
    assert ours.get_template(name).render(context) == usual.get_template(name).render(context)


def test_unknown_name_is_told_as_ever() -> None:
    """What is not there is no empty text."""
    environment = ThemeEnvironment(undefined=jinja2.StrictUndefined, autoescape=True)
    with pytest.raises(jinja2.UndefinedError, match="'word' is undefined"):
        environment.from_string("{{ word }}").render()


def test_template_is_loaded_once_and_one_with_globals_has_them() -> None:
    """The same template is given to whoever asks for it; names that do not change can still be put beside its context."""
    environment = ThemeEnvironment(loader=jinja2.DictLoader({"page": "{{ word }}", "other": "{{ word }}"}))
    assert environment.get_template("page") is environment.get_template("page", "parent")
    assert environment.get_template(environment.get_template("page")) is environment.get_template("page")
    assert environment.get_template("other", globals={"word": "here"}).render() == "here"
    with pytest.raises(jinja2.TemplateNotFound):
        environment.get_template("none")
