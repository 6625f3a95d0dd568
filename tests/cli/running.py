"""The command line, run in this process or in one of its own."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from rmsite.cli import main

ROOT = Path(__file__).parents[2]
SITE = {
    "site.yaml": "title: Small\nowner: desk\ncontacts: [{id: desk, label: Desk, mail: desk@example.com}]\n",
    "content/index.md": "Hello. [[guide:begin]]\n",
    "content/guides/howto/begin.md": "---\ntitle: Begin\nsummary: How to begin.\n---\nWords.\n",
}


@dataclass(frozen=True, slots=True)
class Result:
    """What a command gave: its exit code, what went to standard output, what to standard error."""

    code: int
    out: str
    err: str

    @property
    def said(self) -> str:
        """All that it said."""
        return self.out + self.err


def write(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """A folder with these files."""
    for name, content in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def rmsite(*words: str | Path, cwd: Path | None = None, env: Mapping[str, str] | None = None) -> Result:
    """A command in this process; a traceback is a failure of the test, as authors must never see one."""
    out, err = io.StringIO(), io.StringIO()
    code = 0
    changes = {"SOURCE_DATE_EPOCH": "1795392000", **(env or {})}  # 23 November 2026
    with (
        _in(cwd),
        patch.dict(os.environ, changes),
        patch.object(sys, "argv", ["rmsite", *map(str, words)]),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        try:
            main()
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 0
    result = Result(code, out.getvalue(), err.getvalue())
    assert "Traceback" not in result.said
    assert "fault of rmsite" not in result.said, result.said
    return result


def process(
    *words: str | Path, cwd: Path | None = None, env: Mapping[str, str] | None = None, shell: str = ""
) -> Result:
    """A command in a process of its own; ``shell`` is what the shell does with its streams, such as ``| head -1``."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": "1795392000", **(env or {})}
    command = [sys.executable, "-m", "rmsite", *map(str, words)]
    if shell:
        line = " ".join(f"'{word}'" for word in command) + f" {shell}"
        done = subprocess.run(
            ["bash", "-o", "pipefail", "-c", line], cwd=cwd, env=environment, capture_output=True, timeout=120
        )
    else:
        done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, timeout=120)
    return Result(done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"))


@contextlib.contextmanager
def _in(folder: Path | None) -> Iterator[None]:
    before = Path.cwd()
    try:
        if folder is not None:
            os.chdir(folder)
        yield
    finally:
        os.chdir(before)
