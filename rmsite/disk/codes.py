"""Where this machine keeps translated templates for this user: code, which no cache may bring from elsewhere."""

from __future__ import annotations

from jinja2 import BytecodeCache, FileSystemBytecodeCache


def kept_codes(engine: str) -> BytecodeCache | None:
    """What this ``engine`` has translated here before; None where there is no folder that is this user's alone.

    Jinja names the folder, in the one for temporary files, and looks who owns it and who may write there.
    """
    try:
        return FileSystemBytecodeCache(pattern=f"rmsite-{engine}-%s")
    except (OSError, RuntimeError):
        return None
