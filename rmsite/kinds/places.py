"""Which content type a file is, and the id its name gives it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

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
    folder, _, name = path.rpartition("/")
    stem, dot, suffix = name.rpartition(".")
    file = _File(path, folder, name, stem or name, f"{dot}{suffix}" if stem else "")
    for kind in kinds:
        if kind.file == path:
            return Checked(Placed(kind, Place(path, file.stem)))
    in_folder = [kind for kind in kinds if kind.folder and path.startswith(kind.folder + "/")]
    for kind in in_folder:
        if name == kind.suffix:
            below = _below(folder, kind)
            if not below:
                break
            section = _section_id(below)
            if not section:
                return Checked(None, (_no_section(file),))
            return Checked(Placed(kind, Place(path, section, section)))
    for kind in in_folder:
        if file.suffix == kind.suffix and (kind.nested or folder == kind.folder):
            return _named(kind, file)
    if in_folder:
        suffix = in_folder[0].suffix
        hint = f"files of {in_folder[0].folder}/ end in {suffix}" if file.suffix != suffix else "move it up one folder"
        return Checked(None, (NOT_READ.at(file.span, f'"{name}" is not read here', hint),))
    hint = "guides stand in content/guides/roles, formats, benefits or howto; attachments in content/files"
    return Checked(None, (NOT_READ.at(file.span, f'no part of the site is made from "{path}"', hint),))


class _File(Value):
    # A path below ``content/`` in its parts.

    path: str
    folder: str
    name: str
    stem: str
    suffix: str

    @property
    def span(self) -> Span:
        return Span(f"content/{self.path}")


def _below(folder: str, kind: Kind) -> str:
    return folder[len(kind.folder) + 1 :]


def _named(kind: Kind, file: _File) -> Checked[Placed | None]:
    path, stem, span = file.path, file.stem, file.span
    if match := _TRANSLATION.match(stem):
        hint = f'rename it to "{match["stem"]}-{match["lang"].lower()}{kind.suffix}" to make it a page of its own'
        message = f'"{file.name}" is a translation into "{match["lang"]}", and this site has one language'
        return Checked(None, (TRANSLATION.at(span, message, hint),))
    below = _below(file.folder, kind)
    if kind.name == "results":
        if is_id(below) and _COHORT.fullmatch(stem):
            return Checked(Placed(kind, Place(path, f"{below}/{stem}")))
        message, hint = f'"{path}" names no cohort', "name it content/results/<program>/<cohort>.yaml"
        return Checked(None, (UNUSABLE_NAME.at(span, message, hint),))
    section = _section_id(below)
    if below and not section:
        return Checked(None, (_no_section(file),))
    if _RESERVED.fullmatch(stem):
        message = f'"{file.name}" cannot be stored on every system'
        hint = f'rename it, such as to "{stem.lower()}-guide{file.suffix}"'
        return Checked(None, (UNUSABLE_NAME.at(span, message, hint),))
    if is_id(stem):
        return Checked(Placed(kind, Place(path, stem, section)))
    slug = slugify(stem)[:64].strip("-")
    if not is_id(slug):
        message = f'"{file.name}" gives no id'
        return Checked(None, (UNUSABLE_NAME.at(span, message, "begin the name with a letter from a to z"),))
    hint = f'rename it to "{slug}{file.suffix}"'
    if kind.suffix != ".md":
        message = f'"{file.name}" cannot be the name of a {kind.name}'
        return Checked(Placed(kind, Place(path, slug, section)), (UNUSABLE_NAME.at(span, message, hint),))
    problem = NAME_NOT_ID.at(span, f'"{file.name}" is no id; its page is "{slug}"', hint)
    return Checked(Placed(kind, Place(path, slug, section)), (problem,))


def _no_section(file: _File) -> Diagnostic:
    message = f'the folder "{file.folder.rpartition("/")[2]}" gives no address for a section'
    return UNUSABLE_NAME.at(file.span, message, "write letters from a to z or digits in its name")


@lru_cache(maxsize=4096)
def _section_id(folder: str) -> str:
    return "-".join(filter(None, (slugify(part) for part in folder.split("/"))))
