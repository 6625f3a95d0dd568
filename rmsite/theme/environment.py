"""Jinja, with shorter ways for what each page does very often."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from types import MethodType
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context

from rmsite.foundation.escaping import escaped


class _CodeGenerator(CodeGenerator):
    # A template's code looks up `escape`, for what it prints and nothing else, among the names of its module; there the
    # last of a name holds.
    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        super().visit_Template(node, frame)
        self.writeline(f"from {escaped.__module__} import {escaped.__name__} as escape")


class _Context(Context):
    # Jinja looks at what it calls three times, whether that wants the context; a method tells so by itself. What loops
    # and blocks have set is only for those that do.
    def call(self, function: Callable[..., Any], /, *args: Any, **named: Any) -> Any:
        # Any: as Jinja has it.
        if type(function) is not MethodType or hasattr(function, "jinja_pass_arg"):
            return super().call(function, *args, **named)
        named.pop("_loop_vars", None)
        named.pop("_block_vars", None)
        return function(*args, **named)


class ThemeEnvironment(jinja2.Environment):
    """An environment of Jinja for templates and globals that do not change once a template is loaded."""

    code_generator_class = _CodeGenerator
    context_class = _Context

    def __init__(self, **options: Any) -> None:
        # Any: they are Jinja's own.
        super().__init__(**options)
        self._loaded: dict[str, jinja2.Template] = {}

    # Jinja's own chain of two dicts is copied for every template that a page includes, which took a tenth of the page's
    # time.
    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """All that a template finds beside its context, in one dict."""
        return {**self.globals, **(d or {})}

    def get_template(
        self,
        name: str | jinja2.Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,
    ) -> jinja2.Template:
        """The template of this name, whoever asks for it."""
        if globals is not None or not isinstance(name, str):
            return super().get_template(name, parent, globals)
        template = self._loaded.get(name)
        if template is None:
            template = self._loaded[name] = super().get_template(name, parent)
        return template
