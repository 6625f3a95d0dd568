"""Small sites for tests, of rmsite itself and of plugins: files as text in, a site or its problems out.

```python
files = {"site.yaml": "title: Playbooks", "content/guides/howto/begin.md": "Begin [[role:buddy|here]]."}
assert codes_of(files) == ["page/unreferenced", "reference/unknown"]
```
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from rmsite.foundation.checked import Checked
from rmsite.foundation.diagnostic import Diagnostic
from rmsite.graph.audiences import Visibility
from rmsite.graph.site import Site
from rmsite.model.inputs import Inputs
from rmsite.pipeline.build import examine
from rmsite.reading.source import SourceFile

TODAY = date(2026, 11, 23)
"""The day on which test sites are looked at where a test says nothing else."""

_SITE = "title: Playbooks\n"


def inputs_of(files: Mapping[str, str | bytes]) -> Inputs:
    """The inputs that a folder with these files would give: paths from the site's folder, with forward slashes.

    Without a site.yaml there is one with a title alone. The theme is empty, so pages can be planned but not made.
    """
    sources = {path: SourceFile(path, _bytes(text)) for path, text in {"site.yaml": _SITE, **files}.items()}
    theme = SourceFile("themes/playbook/theme.yaml", b"name: playbook\n")
    attachments = "content/files/"
    below = [path for path in sorted(sources) if path.startswith("content/")]
    return Inputs(
        settings=sources["site.yaml"],
        content=tuple(sources[path] for path in below if not path.startswith(attachments)),
        files={path.removeprefix("content/"): sources[path] for path in below if path.startswith(attachments)},
        themes={"playbook": {"theme.yaml": theme}},
    )


def site_of(
    files: Mapping[str, str | bytes], today: date = TODAY, audience: str | None = None, *, drafts: bool = False
) -> Checked[Site]:
    """The site of these files and every problem with it; without an ``audience`` as everybody together sees it."""
    examined = examine(inputs_of(files), Visibility(today, audience, drafts))
    return Checked(examined.site, examined.problems)


def diagnostics_of(files: Mapping[str, str | bytes], today: date = TODAY) -> tuple[Diagnostic, ...]:
    """Every problem with these files, sorted, as ``rmsite check`` would tell it."""
    return site_of(files, today).problems


def codes_of(files: Mapping[str, str | bytes], today: date = TODAY) -> list[str]:
    """The codes of every problem with these files, each once, sorted."""
    return sorted({problem.code.name for problem in diagnostics_of(files, today)})


def _bytes(text: str | bytes) -> bytes:
    return text.encode() if isinstance(text, str) else text
