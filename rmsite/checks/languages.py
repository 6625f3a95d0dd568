"""A site has one language: that of ``lang``.

Passes:

```yaml
lang: en
```

Fails, because this version builds one language:

```yaml
languages: [en, de]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from rmsite.checks.check import Check
from rmsite.foundation.diagnostic import Code, Diagnostic, Severity
from rmsite.foundation.words import listed
from rmsite.graph.site import Site

LANGUAGES = Code(
    "site/languages",
    Severity.ERROR,
    "site.yaml asks for languages that would not be built: this version builds one, that of `lang`.",
    "Delete `languages`, or name the language of `lang` alone.",
    wrong="lang: en, languages: [en, de]",
    right="lang: en",
)


def check(site: Site) -> Iterator[Diagnostic]:
    """The languages that would not be built, if there are any."""
    languages = site.settings.languages
    others = [name for name in languages if name != site.settings.lang]
    if others:
        names = listed(f'"{name}"' for name in others)
        message = f'this version builds one language, "{site.settings.lang}", and not {names}'
        hint = f"delete the line, or write `languages: [{site.settings.lang}]`"
        yield LANGUAGES.at(site.settings_tree.at(("languages", languages.index(others[0]))), message, hint)


CHECK = Check("languages", check, (LANGUAGES,))
