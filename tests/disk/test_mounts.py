"""Where a preview has to look for itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from rmsite.disk.mounts import is_shared

TABLE = r"""22 1 8:1 / / rw,relatime - ext4 /dev/sda1 rw
30 22 0:40 / /data/shared\040files rw - nfs4 server:/export rw
31 22 0:41 / /mnt/c rw,noatime master:1 - 9p drvfs rw
32 22 0:42 / /srv/far rw - fuse.sshfs kim@far: rw
33 32 8:2 / /srv/far/near rw - xfs /dev/sdb1 rw
34 22 0:43 / /srv/over rw - cifs //server/over rw
35 22 8:3 / /srv/over rw - ext4 /dev/sdc1 rw
broken line
36 22 0:44 / /usb rw - fuseblk /dev/sdd1 rw
"""


@pytest.mark.parametrize(
    ("folder", "shared"),
    [
        ("/data/site", False),
        ("/data/shared files/site", True),
        ("/data/shared files", True),
        ("/data/shared files of mine", False),
        ("/mnt/c/site", True),
        ("/srv/far/site", True),
        ("/srv/far/near/site", False),
        ("/srv/over/site", False),
        ("/usb/site", False),
    ],
)
def test_shared_folders(folder: str, shared: bool, tmp_path: Path) -> None:
    """The nearest mount decides, and of two at one place the later."""
    table = tmp_path / "mountinfo"
    table.write_text(TABLE)
    assert is_shared(Path(folder), table) == shared


def test_without_a_table(tmp_path: Path) -> None:
    """Elsewhere than on Linux nothing is said, and this machine's own folders are no others'."""
    assert not is_shared(tmp_path, tmp_path / "none")
    assert not is_shared(tmp_path)
