"""Where each part of a page comes from: the file and line of its words.

A page is compared with the texts of all sources that were read for it: blocks of Markdown and values of YAML, each made
what it becomes on this page, so that words match as a whole or not at all. What stands in no source has no place, and
neither has what may stand in two: no place is better than a wrong one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from posixpath import normpath
from urllib.parse import unquote, urlsplit

from rmsite.foundation.value import Value
from rmsite.graph.audiences import readable
from rmsite.graph.site import Site
from rmsite.markdown.body import Mention, Reference
from rmsite.markdown.parse import Block, parse_blocks
from rmsite.model.page import Key, Page
from rmsite.reading.front_matter import split_front_matter
from rmsite.reading.source import SourceFile, decode
from rmsite.serving.blocks import Shown, bare, bare_html
from rmsite.serving.edition import Edition
from rmsite.view.fill import fill
from rmsite.view.view import View
from rmsite.view.words import capital

SETTINGS = Key("site", "site")
_SHORTEST = 2
# More than half of a block's letters make it what they are.
_HALF = 2
# Texts of one entry of YAML stand no more lines apart than this.
_NEAR = 8
# Shorter texts are mostly names, and more than one thing may have a name.
_NAME = 12
_HEADS = frozenset({("title",), ("summary",), ("term",), ("short",), ("label",)})


class Place(Value, order=True):
    """A line of a source, relative to the site's folder."""

    file: str
    line: int


class Candidate(Value):
    """A text of a source as it would stand on a page, letters and digits alone.

    ``is_block`` says that it is a block of Markdown, which stands on a page in the order of its file. ``part`` is the
    line that opens the part for one audience around it, 0 for none.
    """

    words: str
    place: Place
    is_block: bool = False
    part: int = 0


def candidates_of(edition: Edition, path: str, sources: Mapping[str, SourceFile]) -> tuple[Candidate, ...]:
    """Every text that may stand on the page at ``path``, those of its own source first."""
    view = edition.view(path)
    found: list[Candidate] = []
    for key, read in keys_read(edition, path):
        page = edition.examined.site.pages.get(key)
        if page is not None:
            found.extend(_texts_of(page, view, edition.examined.site, sources, read))
    return tuple(dict.fromkeys(found))


def places_of(
    shown: Sequence[Shown], candidates: Iterable[Candidate], own: str | None, leads_to: Callable[[str], str | None]
) -> list[Candidate | None]:
    """For each element of a page the text that it shows; None where there is none, or no telling which.

    ``own`` is the page's own source, ``leads_to`` says from which source the page comes that a link leads to.
    """
    known: dict[str, dict[Place, Candidate]] = defaultdict(dict)
    for each in candidates:
        known[each.words].setdefault(each.place, each)
    links = _links(shown)
    wanted: list[list[Candidate]] = []
    for index, element in enumerate(shown):
        texts = list(known[element.words].values()) if element.words in known else []
        # What a link says is mostly the title of where it leads.
        first = leads_to(links[index]) if index in links and len(texts) > 1 else own
        nearer = _of(first, texts)
        # A short name in the own source, such as that of a role, may also be a title elsewhere.
        is_sure = index in links or len(element.words) >= _NAME or any(each.is_block for each in nearer)
        wanted.append(nearer if nearer and is_sure else texts)
    found = [texts[0] if len(texts) == 1 else None for texts in wanted]
    _in_order(shown, wanted, found)
    _between(wanted, found)
    _by_blocks(shown, found)
    return found


def leading(edition: Edition, path: str) -> Callable[[str], str | None]:
    """Says from which source the page comes that a link of the page at ``path`` leads to."""

    def leads_to(href: str) -> str | None:
        return edition.source_of(target) if (target := target_of(href, path)) else None

    return leads_to


def target_of(href: str, path: str) -> str | None:
    """The path of the file that a link of a page leads to; None for one that leads out of the site."""
    parts = urlsplit(href)
    if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
        return None
    joined = normpath(f"{path.rpartition('/')[0] or '.'}/{unquote(parts.path)}")
    return f"{'' if joined == '.' else f'{joined}/'}index.html" if parts.path.endswith(("/", ".")) else joined


def _of(file: str | None, texts: list[Candidate]) -> list[Candidate]:
    return [each for each in texts if each.place.file == file]


def _links(shown: Sequence[Shown]) -> dict[int, str]:
    # Where an element leads that is a link, or has no words but those of one.
    found = {index: each.href for index, each in enumerate(shown) if each.tag == "a" and each.href}
    for index, href in tuple(found.items()):
        around = shown[index].parent
        while around >= 0 and shown[around].words == shown[index].words:
            found[around] = href
            around = shown[around].parent
    return found


def _in_order(shown: Sequence[Shown], wanted: list[list[Candidate]], found: list[Candidate | None]) -> None:
    # Blocks of one text that say the same stand on the page as often, and in the same order.
    alike: dict[str, list[int]] = defaultdict(list)
    for index, each in enumerate(shown):
        if len(wanted[index]) > 1 and not each.is_inline:
            alike[each.words].append(index)
    for indexes in alike.values():
        texts = wanted[indexes[0]]
        is_one_text = all(each.is_block and each.place.file == texts[0].place.file for each in texts)
        if is_one_text and len(texts) == len(indexes):
            for index, text in zip(indexes, sorted(texts, key=lambda each: each.place), strict=True):
                found[index] = text


def _between(wanted: list[list[Candidate]], found: list[Candidate | None]) -> None:
    # Where one alone of several stands between what is shown before and what is shown behind, it is that one.
    certain = [index for index, each in enumerate(found) if each is not None]
    for index, texts in enumerate(wanted):
        if found[index] is not None or len(texts) < 2 or len({each.place.file for each in texts}) > 1:
            continue
        before = next((found[each] for each in reversed(certain) if each < index), None)
        behind = next((found[each] for each in certain if each > index), None)
        if before is None or behind is None:
            continue
        fitting = [each for each in texts if before.place <= each.place <= behind.place]
        if len(fitting) == 1 and {before.place.file, behind.place.file} == {fitting[0].place.file}:
            found[index] = fitting[0]


def _by_blocks(shown: Sequence[Shown], found: list[Candidate | None]) -> None:
    # What is known as a whole has no parts from elsewhere: a word of it may well be the name of something else. And
    # what is for the most part made of texts beside each other, with a few words of the theme, comes from the first.
    whole = {index for index, each in enumerate(found) if each is not None}
    parts: dict[int, list[int]] = defaultdict(list)
    for index, each in enumerate(shown):
        if found[index] is None or not each.is_inline:
            continue
        around, is_inner = each.parent, False
        while around >= 0 and shown[around].is_inline:
            is_inner = is_inner or around in whole
            around = shown[around].parent
        if around in whole or is_inner:
            found[index] = None
        elif around >= 0:
            parts[around].append(index)
    for block, indexes in parts.items():
        texts = [text for index in indexes if (text := found[index]) is not None]
        told = sum(len(shown[index].words) for index in indexes)
        lines = [each.place.line for each in texts]
        is_one = len({each.place.file for each in texts}) == 1 and max(lines) - min(lines) <= _NEAR
        if is_one and told * _HALF > len(shown[block].words):
            found[block] = texts[0]


def keys_read(edition: Edition, path: str) -> Iterator[tuple[Key, str]]:
    """The pages that a page is made of, that of its own source first, each with what of it was looked at.

    That is ``all`` of it, its ``head`` or its ``contacts``.
    """
    source = edition.source_of(path)
    own = edition.page_of(source) if source else None
    if own is not None:
        yield own.key, "all"
    for name in sorted(edition.reads(path)):
        kind, _, rest = name.partition(":")
        if kind in ("page", "head") and ":" in rest:
            yield Key(*rest.split(":", 1)), "all" if kind == "page" else "head"
        elif kind in ("settings", "contacts"):
            yield SETTINGS, "all"
            # A contact may be that of any program.
            for program in edition.examined.site.of_kind("program") if kind == "contacts" else ():
                yield program.key, "contacts"
        elif kind in ("section", "sections"):
            for section in edition.examined.site.sections:
                if section.page is not None and rest in ("", section.id):
                    yield section.page.key, "head"


def _texts_of(page: Page, view: View, site: Site, sources: Mapping[str, SourceFile], read: str) -> Iterator[Candidate]:
    named = {marked.loc for marked, _, _ in page.fields_referring()}
    for loc, span in page.tree.values.items():
        value = page.tree.value(loc)
        if not isinstance(value, str) or loc in named or loc[-1:] == ("id",):
            continue
        if (read == "head" and loc not in _HEADS) or (read == "contacts" and loc[0] != "contacts"):
            continue
        body = page.prose.get(value)
        words = bare_html(fill(view, body, page)) if body else bare(value)
        plain = bare(body.text) if body else words
        # The name of a term is a title with a capital.
        for text in dict.fromkeys((words, plain, *((capital(words),) if loc == ("term",) else ()))):
            if len(text) >= _SHORTEST and not text.isdecimal():
                yield Candidate(text, Place(page.file, span.line))
    source = sources.get(page.file)
    has_head = page.head.own_title and page.head.own_summary and ("title",) in page.tree.values
    if source is not None and page.file.endswith(".md") and (read == "all" or not has_head):
        yield from _blocks_of(page, view, site, source, is_whole=read == "all")


def _blocks_of(page: Page, view: View, site: Site, source: SourceFile, *, is_whole: bool) -> Iterator[Candidate]:
    may_read = readable(site.settings, site.audience or "")
    summary = "" if page.head.own_summary else bare(page.head.summary)
    for number, block in enumerate(blocks_in(page, source)):
        if site.audience is not None and any(audience not in may_read for audience, _ in block.parts):
            continue
        match block.body.pieces:
            case (Mention(reference=Reference(kind="snippet")),):
                # Its words stand in the snippet.
                continue
        place = Place(page.file, block.span.line)
        words = bare_html(fill(view, block.body, page))
        if summary and words.startswith(summary):
            if words != summary or not is_whole:
                yield Candidate(summary, place)
            summary = ""
        if words and (is_whole or (number == 0 and words == bare(page.head.title))):
            yield Candidate(words, place, is_block=True, part=block.parts[-1][1] if block.parts else 0)


def blocks_in(page: Page, source: SourceFile) -> tuple[Block, ...]:
    """The blocks of a page's Markdown with their places in its file."""
    text = decode(source).value
    if text is None:
        return ()
    parts = split_front_matter(text, page.file).value
    return parse_blocks(
        parts.body,
        file=page.file,
        content_path=page.file.removeprefix("content/"),
        first_line=parts.body_line,
        is_form=page.key.kind == "template",
    )
