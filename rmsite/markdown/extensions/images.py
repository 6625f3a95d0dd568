"""Images: ``![what it shows](file.png)``, always from this site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it.helpers import parseLinkLabel
from markdown_it.rules_inline import StateInline, image

from rmsite.foundation.diagnostic import Code, Severity
from rmsite.foundation.words import shortened
from rmsite.markdown.body import Href, Reference
from rmsite.markdown.escape import html_of
from rmsite.markdown.extension import Extension
from rmsite.markdown.extensions.links import address_place, address_span
from rmsite.markdown.placing import first_token
from rmsite.markdown.targets import Internal, Unusable, read_target

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    from rmsite.markdown.writer import Run

NO_ALT = Code(
    "accessibility/image-alt",
    Severity.ERROR,
    "An image has no text for those who cannot see it.",
    "Write what the image shows between the square brackets.",
    wrong="![](seating.png)",
    right="![Two chairs at a round table](seating.png)",
)
EXTERNAL = Code(
    "markdown/external-image",
    Severity.ERROR,
    "An image comes from another host; the pages of this site load nothing from elsewhere.",
    "Put the image into the content folder and write its path.",
    wrong="![Our office](https://example.com/office.jpg)",
    right="![Our office](/files/office.jpg)",
    fixed=True,
)
NOT_IN_ALT = Code(
    "markdown/alt-text",
    Severity.ERROR,
    "The text of an image is plain words: a reference, a variable or a footnote cannot stand in it.",
    "Write the words themselves.",
    wrong="![[[role:buddy]] at work](buddy.png)",
    right="![A buddy at work](buddy.png)",
)

_HOLES = ("reference", "placeholder", "footnote")


def image_rule(state: StateInline, silent: bool) -> bool:
    """Read an image, and remember where it and its address stand."""
    start = state.pos
    if silent or state.src[start] != "!":
        return image(state, silent)
    token = first_token(image, state)
    if token and "label" not in token.meta:
        token.meta["address"] = address_place(state, parseLinkLabel(state, start + 1))
    return token is not None


def write_image(run: Run, token: Token) -> None:
    """Write an image; one that cannot be used is printed as typed."""
    target = read_target(str(token.attrs["src"]), run.sheet.content_path)
    if not isinstance(target, Internal) or not target.path:
        _report_target(run, token, target)
        run.print(run.typed(token))
        return
    alt = " ".join(_words(run, token).split())
    if not alt:
        run.sheet.note(
            NO_ALT.at(
                run.place_of(token),
                "this image has no text for those who cannot see it",
                "write what it shows between the square brackets",
            )
        )
    title = f' title="{html_of(str(token.attrs["title"]))}"' if token.attrs.get("title") else ""
    reference = Reference("file", target.path, target.anchor, alt or None, address_span(run, token))
    run.put('<img src="', Href(reference), f'" alt="{html_of(alt)}"{title} loading="lazy">')
    run.words.append(alt)


def _report_target(run: Run, token: Token, target: object) -> None:
    span = address_span(run, token)
    match target:
        case Unusable(code, message, hint):
            run.sheet.note(code.at(span, message, hint))
        case _:
            run.sheet.note(
                EXTERNAL.at(
                    span,
                    f'"{shortened(str(token.attrs["src"]), 80)}" is no file of this site',
                    "put the image into the content folder and write its path",
                )
            )


def _words(run: Run, image_token: Token) -> str:
    words = []
    inside = run.origin.inside(image_token.meta["at"][0] + 2)
    for token in image_token.children or []:
        if token.type in _HOLES:
            run.sheet.note(
                NOT_IN_ALT.at(
                    inside.span(token.meta["at"]),
                    f'"{shortened(_plain(token))}" cannot stand in the text of an image',
                    "write the words themselves",
                )
            )
        words.append(_plain(token))
    return "".join(words)


def _plain(token: Token) -> str:
    match token.type:
        case "softbreak" | "hardbreak":
            return " "
        case "reference":
            return f"[[{token.content}]]"
        case "placeholder":
            return f"{{{{{token.content}}}}}"
        case "footnote":
            return f"[^{token.content}]"
        case "comment":
            return ""
        case "image":
            return "".join(_plain(child) for child in token.children or [])
        case _:
            return token.content


def install(md: MarkdownIt) -> None:
    """Read images with their places."""
    md.inline.ruler.at("image", image_rule)


IMAGES = Extension(install=install, inlines={"image": write_image}, codes=(NO_ALT, EXTERNAL, NOT_IN_ALT))
