"""An address is read as a browser and the site would read it, and nothing but the known schemes gets through."""

from __future__ import annotations

import pytest

from rmsite.markdown.targets import OUTSIDE, SCHEME, TARGET, External, Internal, Unusable, read_target

PAGE = "guides/roles/buddy.md"


@pytest.mark.parametrize(
    ("address", "path", "anchor"),
    [
        ("mentor.md", "guides/roles/mentor.md", ""),
        ("./mentor.md", "guides/roles/mentor.md", ""),
        ("../formats/pairs.md#your-hours", "guides/formats/pairs.md", "your-hours"),
        ("../../index.md", "index.md", ""),
        ("/files/plan.pdf", "files/plan.pdf", ""),
        ("/files//./x/../plan.pdf", "files/plan.pdf", ""),
        ("#your-hours", "", "your-hours"),
        ("buddy.md#%C3%BCber", "guides/roles/buddy.md", "über"),
        ("my%20file.md", "guides/roles/my file.md", ""),
        ("my file.md", "guides/roles/my file.md", ""),
        ("%2e%2e/formats", "guides/formats", ""),
        ("..%2fformats/x.md", "guides/formats/x.md", ""),
        ("../formats/", "guides/formats", ""),
        (".", "guides/roles", ""),
        ("/", "index.md", ""),
        ("../..", "index.md", ""),
        ("a%23b.md", "guides/roles/a#b.md", ""),
        ("javascript%3Aalert(1)", "guides/roles/javascript:alert(1)", ""),
        ("...", "guides/roles/...", ""),
    ],
)
def test_paths(address: str, path: str, anchor: str) -> None:
    """Paths count from the page or, with a slash in front, from the content folder, and never lead above it."""
    assert read_target(address, PAGE) == Internal(path, anchor)


@pytest.mark.parametrize(
    ("address", "url", "is_web"),
    [
        ("https://example.com", "https://example.com", True),
        ("HTTP://example.com/A b".replace(" ", "%20"), "HTTP://example.com/A%20b", True),
        ("https://example.com/ü?ä=ö#ß", "https://example.com/%C3%BC?%C3%A4=%C3%B6#%C3%9F", True),
        ("https://bücher.example", "https://xn--bcher-kva.example", True),
        ("mailto:kim@example.com", "mailto:kim@example.com", False),
        ("tel:+4930123", "tel:+4930123", False),
    ],
)
def test_outside(address: str, url: str, is_web: bool) -> None:
    """Web, mail and telephone addresses lead out of the site."""
    assert read_target(address, PAGE) == External(url, is_web)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        " javascript:x",
        "java\tscript:x",
        "java\nscript:x",
        "\x01javascript:x",
        "javascript\x00:x",
        "jav\u00adascript:x",
        "vbscript:x",
        "data:text/html,x",
        "data:image/png;base64,x",
        "file:///x",
        "view-source:x",
        "feed:x",
        "ms-msdt:x",
        "blob:x",
        "ftp://example.com",
        "ws://example.com",
        "about:blank",
        "x:y",
        ":x",
        "C:/files/x.md",
        "tel\u200b:x",
        "httpſ://example.com",
    ],
)
def test_other_schemes(address: str) -> None:
    """Every other scheme is refused, however it is dressed up."""
    found = read_target(address, PAGE)
    assert isinstance(found, Unusable)
    assert found.code in (SCHEME, TARGET)
    assert found.code is SCHEME or address.startswith("tel")


@pytest.mark.parametrize(
    "address",
    [
        "",
        " ",
        "\t\n",
        "#",
        "x.md#",
        "x.md?a=b",
        "?a",
        "//example.com",
        "///example.com",
        "\\\\example.com",
        "/\\example.com",
        "\t//example.com",
        "a\\b.md",
        "x%00.md",
        "x\x01.md",
        "%ff.md",
        "x.md#%ff",
        "http:example.com",
        "https://",
        "https:///x",
        "https://exa mple.com",
        "https:\\\\example.com",
        "mailto:",
        "tel:",
        "x\u202e.md",
        "https://{{host}}/x",
        "{{file}}.md",
    ],
)
def test_unusable(address: str) -> None:
    """What is empty, incomplete or ambiguous is refused, with what to write instead."""
    found = read_target(address, PAGE)
    assert isinstance(found, Unusable)
    assert found.code is TARGET
    assert found.hint


@pytest.mark.parametrize(
    "address", ["../../../x.md", "/../x.md", "../../../", "%2e%2e/../../x", "x/../../../../y", "..%2f..%2f.."]
)
def test_above_the_content_folder(address: str) -> None:
    """A path that climbs out of the content folder is refused, at whatever point it does."""
    found = read_target(address, PAGE)
    assert isinstance(found, Unusable)
    assert found.code is OUTSIDE


def test_messages_stay_short() -> None:
    """A message names a long address in part."""
    found = read_target("https://" + "x y" * 1000, PAGE)
    assert isinstance(found, Unusable)
    assert len(found.message) < 200
