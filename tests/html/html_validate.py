"""The html-validate checker over a folder of built pages: stricter on style and structure than the standard."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from tempfile import TemporaryFile

from tests.html.nu import Message

ROOT = Path(__file__).parents[2]
PROGRAM = ROOT / "node_modules" / ".bin" / "html-validate"
CONFIG = Path(__file__).with_name("htmlvalidate.cjs")


def check(folder: Path) -> tuple[Message, ...]:
    """Everything that the checker says about the ``.html`` files below a folder, sorted by page and place.

    RuntimeError where it does not answer.
    """
    if not any(folder.rglob("*.html")):
        return ()
    command = [str(PROGRAM), "--config", str(CONFIG), "--formatter", "json", f"{folder}/**/*.html"]
    # It ends before a pipe has taken all it says, so it says it to a file.
    with TemporaryFile("w+", encoding="utf-8") as answer:
        done = subprocess.run(command, stdout=answer, stderr=subprocess.PIPE, text=True, cwd=ROOT, check=False)
        answer.seek(0)
        text = answer.read()
    try:
        found = json.loads(text)
    except ValueError as problem:
        raise RuntimeError(f"html-validate did not answer: {done.stderr.strip()}") from problem
    return tuple(
        sorted(
            Message(
                Path(file["filePath"]).relative_to(folder).as_posix(),
                said["line"],
                said["column"],
                "error" if said["severity"] > 1 else "warning",
                f"{said['message']} ({said['ruleId']})",
            )
            for file in found
            for said in file["messages"]
        )
    )
