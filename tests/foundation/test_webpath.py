"""Paths of the site never lead out of it, and links between them work from anywhere."""

from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmsite.foundation.webpath import WebPath

NAMES = st.text("abc-1", min_size=1, max_size=3)
PATHS = st.lists(NAMES, max_size=4).map(lambda parts: "/" + "".join(f"{part}/" for part in parts))


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/",
        "/a",
        "a/",
        "a//b",
        ".",
        "..",
        "../a",
        "a/../b",
        "a/./b",
        "a\\b",
        "a\0b",
        "a/..",
        "C:\\a",
        "\\\\server\\a",
    ],
)
def test_paths_out_of_the_site_do_not_exist(path: str) -> None:
    """A path that is absolute, empty in parts or leads upward is refused when it is made."""
    with pytest.raises(ValueError, match="not a path inside the site"):
        WebPath(path)


@pytest.mark.parametrize(
    ("address", "file"),
    [("/", "index.html"), ("/guides/", "guides/index.html"), ("/a/b/", "a/b/index.html")],
)
def test_an_address_is_a_folder_with_an_index(address: str, file: str) -> None:
    """A page's address ends in a slash, and its file is the index of that folder."""
    assert WebPath.page(address) == WebPath(file)
    assert WebPath(file).address == address
    assert WebPath(file).is_page


def test_a_file_is_no_page() -> None:
    """A file keeps its name in its address, also where it only ends like an index."""
    for name in ("feed.xml", "a/my-index.html"):
        assert WebPath(name).address == f"/{name}"
        assert not WebPath(name).is_page


@given(PATHS, PATHS)
def test_relative_links_arrive(here: str, there: str) -> None:
    """The link from one page to another leads there, under whatever base path the site stands."""
    one, other = WebPath.page(here), WebPath.page(there)
    for base in ("https://intranet.example.com", "https://intranet.example.com/people/rm"):
        assert urljoin(base + one.address, other.href_from(one)) == base + other.address


@given(PATHS, PATHS)
def test_offline_links_name_files(here: str, there: str) -> None:
    """A link for reading from a folder leads to the file itself."""
    one, other = WebPath.page(here), WebPath.page(there)
    assert urljoin(f"file:///site/{one.value}", other.href_from(one, offline=True)) == f"file:///site/{other.value}"


def test_links_carry_anchors() -> None:
    """An anchor stands behind the link, and alone where it is on the same page."""
    page, other = WebPath.page("/a/"), WebPath.page("/b/")
    assert page.href_from(page, anchor="x") == "#x"
    assert other.href_from(page, anchor="x") == "../b/#x"
    assert page.href_from(other, offline=True, anchor="x") == "../a/index.html#x"
