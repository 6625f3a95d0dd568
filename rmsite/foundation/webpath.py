"""Where a file stands on the site, and how one file of the site points to another."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote

from rmsite.foundation.value import Value

_PLAIN = re.compile(r"[\w./~-]*", re.ASCII)


class WebPath(Value, order=True):
    """The path of one published file below the site's root, such as ``guides/roles/buddy/index.html``.

    Forward slashes, no leading slash, no empty, ``.`` or ``..`` part: it can never lead out of the output folder.
    """

    value: str

    def __post_init__(self) -> None:
        parts = self.value.split("/")
        if any(part in ("", ".", "..") or "\\" in part or "\0" in part for part in parts):
            raise ValueError(f"not a path inside the site: {self.value!r}")

    @classmethod
    def page(cls, address: str) -> WebPath:
        """The file behind an address that ends in a slash: ``/guides/`` is ``guides/index.html``."""
        inner = address.strip("/")
        return cls(f"{inner}/index.html" if inner else "index.html")

    @property
    def is_page(self) -> bool:
        """Whether readers see the folder's address instead of the file's name."""
        return self.value == "index.html" or self.value.endswith("/index.html")

    @property
    def address(self) -> str:
        """What stands in the address bar below the site's root: ``/guides/`` for ``guides/index.html``."""
        return "/" + (self.value.removesuffix("index.html") if self.is_page else self.value)

    @property
    def depth(self) -> int:
        """How many folders the file stands below the root."""
        return self.value.count("/")

    def href_from(self, other: WebPath, *, offline: bool = False, anchor: str = "") -> str:
        """The relative link from ``other``, ready for ``href``; ``offline`` it names ``index.html`` itself."""
        if self == other:
            return f"#{anchor}" if anchor else (quote(other.value.rpartition("/")[2]) if offline else "./")
        there = self.value if offline or not self.is_page else self.value.removesuffix("index.html")
        here = other.value[: other.value.rfind("/") + 1]
        up = 0
        while not self.value.startswith(here):
            here = here[: here.rfind("/", 0, -1) + 1]
            up += 1
        steps = there[len(here) :]
        link = "../" * up + (steps if _PLAIN.fullmatch(steps) else quote(steps)) or "./"
        return f"{link}#{anchor}" if anchor else link


@lru_cache(maxsize=65536)
def path_of(address: str) -> WebPath:
    """The file behind an address below the site's root: a page's, which ends in a slash, or another file's."""
    return WebPath.page(address) if address.endswith("/") else WebPath(address.lstrip("/"))


@lru_cache(maxsize=8192)
def href_beside(above: str, address: str, *, offline: bool) -> str:
    """The relative link to ``address`` from the files of any folder in ``above`` that does not hold it.

    From each of these folders it is the same. ``above`` ends in a slash or is empty: ``guides/roles/``.
    """
    return path_of(address).href_from(path_of(f"{above}*/*"), offline=offline)
