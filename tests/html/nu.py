"""The Nu HTML checker over a folder of built pages."""

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

JAR = Path(__file__).parents[2] / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


@dataclass(frozen=True, order=True)
class Message:
    """What the checker says about one place of a page; ``severity`` is error, warning or info."""

    page: str
    line: int
    column: int
    severity: str
    text: str

    def __str__(self) -> str:
        return f"{self.page}:{self.line}:{self.column}: {self.severity}: {self.text}"


def check(folder: Path, jar: Path = JAR) -> tuple[Message, ...]:
    """Everything the checker says about the ``.html`` files below a folder, sorted by page and place.

    One Java process reads them all. OSError where Java is missing, RuntimeError where the checker fails.
    """
    pages = [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*.html"))]
    if not pages:
        return ()
    command = ["java", "-Xss2m", "-jar", str(jar.resolve()), "--format", "json", "--stdout", *pages]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)
    try:
        found = json.loads(done.stdout)["messages"]
    except ValueError as problem:
        raise RuntimeError(f"the Nu HTML checker did not answer: {done.stderr.strip()}") from problem
    return tuple(sorted(_message(message, folder.resolve()) for message in found))


def _message(raw: dict[str, str | int], folder: Path) -> Message:
    place = Path(unquote(urlsplit(str(raw.get("url", ""))).path))
    page = place.relative_to(folder).as_posix() if place.is_relative_to(folder) else str(place)
    # A message about a stretch of text names its end always, its beginning where that differs.
    line = int(raw.get("firstLine", raw.get("lastLine", 1)))
    column = int(raw.get("firstColumn", raw.get("lastColumn", 1)))
    severity = "error" if raw["type"] != "info" else str(raw.get("subType", "info"))
    return Message(page, line, column, severity, str(raw["message"]))
