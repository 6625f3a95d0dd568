"""Which file systems tell of what others do with them."""

from __future__ import annotations

import re
from pathlib import Path

MOUNTS = Path("/proc/self/mountinfo")
_SHARED = frozenset({
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "drvfs", "virtiofs", "vboxsf", "vmhgfs", "prl_fs", "afs", "ceph",
    "davfs", "glusterfs", "lustre",
})  # fmt: skip
_LOCAL = frozenset({"fuse.fuse-overlayfs", "fuse.ntfs-3g", "fuseblk"})
_ESCAPE = re.compile(r"\\([0-7]{3})")


def is_shared(folder: Path, mounts: Path = MOUNTS) -> bool:
    """Whether a folder lies where another machine, or the host of this one, may change files without a word.

    Only Linux says so, in the table ``mounts``; a folder elsewhere counts as this machine's own.
    """
    try:
        lines = mounts.read_text("utf-8", "replace").splitlines()
    except OSError:
        return False
    place = folder.resolve().as_posix()
    found = ("", "")
    for line in lines:
        left, _, right = line.partition(" - ")
        fields = left.split(" ")
        if len(fields) < 5 or not right:
            continue
        point = _ESCAPE.sub(lambda octal: chr(int(octal[1], 8)), fields[4])
        is_around = place == point or place.startswith(point if point.endswith("/") else f"{point}/")
        # What was mounted later lies over what was mounted there before.
        if is_around and len(point) >= len(found[0]):
            found = (point, right.split(" ")[0])
    kind = found[1]
    return kind in _SHARED or (kind.startswith("fuse") and kind not in _LOCAL)
