"""What must not be followed or cannot be read as a file: links out of the site, folders named like files."""

from __future__ import annotations

from rmsite.foundation.diagnostic import Code, Severity

LINK = Code(
    "file/link",
    Severity.ERROR,
    "A symbolic link could lead out of the site's folder, so none is followed.",
    "Put a copy of the file or folder in the place of the link.",
    fixed=True,
)
IS_A_FOLDER = Code(
    "file/is-a-folder",
    Severity.ERROR,
    "A folder has the name of a file that would be read.",
    "Rename the folder, or move what is in it.",
    wrong="content/programs/buddies.yaml/",
    right="content/programs/buddies.yaml",
    fixed=True,
)
IS_A_FILE = Code(
    "file/is-a-file",
    Severity.ERROR,
    "A file has the name of a folder that would be read.",
    "Rename the file, and make a folder of that name.",
    fixed=True,
)
NOT_A_FILE = Code(
    "file/not-a-file",
    Severity.ERROR,
    "Something that is neither a file nor a folder stands among the content, such as a pipe or a device.",
    "Delete it, or move it out of the site's folder.",
    fixed=True,
)
BAD_NAME = Code(
    "file/bad-name",
    Severity.ERROR,
    "The name of the file or folder holds letters that cannot be told apart on every machine.",
    "Rename it with plain letters, digits and hyphens.",
    fixed=True,
)
CODES = (LINK, IS_A_FOLDER, IS_A_FILE, NOT_A_FILE, BAD_NAME)
