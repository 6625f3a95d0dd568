"""Which content type a file is, and the id its name gives it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import PurePosixPath

from rmsite.foundation.checked import Checked
from rmsite.foundation.diagnostic import Code, Diagnostic, Severity
from rmsite.foundation.span import Span
from rmsite.foundation.value import Value
from rmsite.foundation.words import is_id, slugify
from rmsite.model.kind import Kind, Place

NAME_NOT_ID = Code(
    "file/name",
    Severity.WARNING,
    "A file's name is the id of its page; a name that cannot be one is changed into one, so that its address is not "
    "what the name suggests.",
    "Rename the file as the hint shows.",
    wrong="content/guides/howto/Getting Started.md",
    right="content/guides/howto/getting-started.md",
)
UNUSABLE_NAME = Code(
    "file/unusable-name",
    Severity.ERROR,
    "A file's name is the id of its page: lower-case letters, digits and hyphens, beginning with a letter.",
    "Rename the file.",
    wrong="content/programs/Buddies 2026.yaml",
    right="content/programs/buddies-2026.yaml",
    fixed=True,
)
NOT_READ = Code(
    "file/not-read",
    Severity.WARNING,
    "The file stands in a folder that no content type reads, so nothing of it reaches the site.",
    "Move it to the folder of its kind, or to content/files/ if it is an attachment.",
    wrong="content/buddies.md",
    right="content/guides/howto/buddies.md",
)
TRANSLATION = Code(
    "file/translation",
    Severity.ERROR,
    "The name says that the file is a translation, and the site has one language.",
    "Rename the file; this version of rmsite builds sites in one language.",
    wrong="content/guides/roles/buddy.de.md",
    right="content/guides/roles/buddy.md",
    fixed=True,
)
CODES = (NAME_NOT_ID, UNUSABLE_NAME, NOT_READ, TRANSLATION)

_BACKUP = re.compile(
    r"(~$|^#.*#$|\.(swp|swo|swx|bak|old|orig|rej|save|tmp|temp|part|crdownload)$|^4913$|^Thumbs\.db$|^desktop\.ini$|^~\$)",
    re.I,
)
_TRANSLATION = re.compile(r"^(?P<stem>.+)\.(?P<lang>[a-z]{2}(-[A-Za-z]{2,4})?)$")
# Names of devices, which no file can have on Windows.
_RESERVED = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]", re.IGNORECASE)
_COHORT = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")


class Placed(Value):
    """A file that will be read: its content type and its place."""

    kind: Kind
    place: Place


def is_litter(path: str) -> bool:
    """Whether a path below ``content/`` is an editor's or the system's own: no page, no attachment."""
    *folders, name = path.split("/")
    if any(part.startswith(".") or _BACKUP.search(part) for part in (*folders, name)):
        return True
    return any(part.startswith("_") for part in folders) or (name.startswith("_") and name != "_section.md")


def place_of(path: str, kinds: Iterable[Kind]) -> Checked[Placed | None]:
    """The content type and id of a file by its path below ``content/``; None where no type reads it."""
    pure = PurePosixPath(path)
    for kind in kinds:
        if kind.file == path:
            return Checked(Placed(kind, Place(path, pure.stem)))
    span = Span(f"content/{path}")
    in_folder = [kind for kind in kinds if kind.folder and path.startswith(kind.folder + "/")]
    for kind in in_folder:
        if pure.name == kind.suffix:
            folder = str(pure.parent.relative_to(kind.folder))
            if folder == ".":
                break
            section = _section_id(folder)
            if not section:
                return Checked(None, (_no_section(pure, span),))
            return Checked(Placed(kind, Place(path, section, section)))
    for kind in in_folder:
        if pure.suffix == kind.suffix and (kind.nested or str(pure.parent) == kind.folder):
            return _named(kind, path, pure, span)
    if in_folder:
        suffix = in_folder[0].suffix
        hint = f"files of {in_folder[0].folder}/ end in {suffix}" if pure.suffix != suffix else "move it up one folder"
        return Checked(None, (NOT_READ.at(span, f'"{pure.name}" is not read here', hint),))
    hint = "guides stand in content/guides/roles, formats, benefits or howto; attachments in content/files"
    return Checked(None, (NOT_READ.at(span, f'no part of the site is made from "{path}"', hint),))


def _named(kind: Kind, path: str, pure: PurePosixPath, span: Span) -> Checked[Placed | None]:
    stem = pure.stem
    if match := _TRANSLATION.match(stem):
        hint = f'rename it to "{match["stem"]}-{match["lang"].lower()}{kind.suffix}" to make it a page of its own'
        message = f'"{pure.name}" is a translation into "{match["lang"]}", and this site has one language'
        return Checked(None, (TRANSLATION.at(span, message, hint),))
    if kind.name == "results":
        program = str(pure.parent.relative_to(kind.folder))
        if is_id(program) and _COHORT.fullmatch(stem):
            return Checked(Placed(kind, Place(path, f"{program}/{stem}")))
        message, hint = f'"{path}" names no cohort', "name it content/results/<program>/<cohort>.yaml"
        return Checked(None, (UNUSABLE_NAME.at(span, message, hint),))
    folder = str(pure.parent.relative_to(kind.folder))
    section = "" if folder == "." else _section_id(folder)
    if folder != "." and not section:
        return Checked(None, (_no_section(pure, span),))
    if _RESERVED.fullmatch(stem):
        message = f'"{pure.name}" cannot be stored on every system'
        hint = f'rename it, such as to "{stem.lower()}-guide{pure.suffix}"'
        return Checked(None, (UNUSABLE_NAME.at(span, message, hint),))
    if is_id(stem):
        return Checked(Placed(kind, Place(path, stem, section)))
    slug = slugify(stem)[:64].strip("-")
    if not is_id(slug):
        message = f'"{pure.name}" gives no id'
        return Checked(None, (UNUSABLE_NAME.at(span, message, "begin the name with a letter from a to z"),))
    hint = f'rename it to "{slug}{pure.suffix}"'
    if kind.suffix != ".md":
        message = f'"{pure.name}" cannot be the name of a {kind.name}'
        return Checked(Placed(kind, Place(path, slug, section)), (UNUSABLE_NAME.at(span, message, hint),))
    problem = NAME_NOT_ID.at(span, f'"{pure.name}" is no id; its page is "{slug}"', hint)
    return Checked(Placed(kind, Place(path, slug, section)), (problem,))


def _no_section(pure: PurePosixPath, span: Span) -> Diagnostic:
    message = f'the folder "{pure.parent.name}" gives no address for a section'
    return UNUSABLE_NAME.at(span, message, "write letters from a to z or digits in its name")


@lru_cache(maxsize=4096)
def _section_id(folder: str) -> str:
    return "-".join(filter(None, (slugify(part) for part in folder.split("/"))))
