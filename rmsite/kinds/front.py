"""Front matter, and what a Markdown file is read with in every kind."""

from __future__ import annotations

import re
from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import BeforeValidator, Field

from rmsite.foundation.checked import Checked
from rmsite.foundation.value import Value
from rmsite.markdown import parse_markdown, without_leading_title
from rmsite.markdown.body import Body
from rmsite.model.entry import Audiences, ContactId, Entry, MutedTermId
from rmsite.model.kind import Place
from rmsite.model.page import Head, Key, Page
from rmsite.reading.front_matter import split_front_matter
from rmsite.reading.scalars import DateText, Id, LengthText, listed_value
from rmsite.reading.source import SourceFile, decode
from rmsite.reading.tree import Tree
from rmsite.reading.validate import validate


class Front(Entry):
    """What may stand in the front matter of a guide, a template or the home page; nothing has to."""

    title: str | None = None
    summary: str | None = None
    owner: ContactId | None = None
    last_reviewed: DateText | None = None
    review_every: LengthText | None = None
    audience: Audiences | None = None
    tags: Annotated[tuple[str, ...], BeforeValidator(listed_value)] = ()
    aliases: Annotated[tuple[Id, ...], BeforeValidator(listed_value)] = ()
    mute: Annotated[tuple[MutedTermId, ...], BeforeValidator(listed_value)] = ()
    lang: str | None = None
    order: int | None = None
    publish_on: DateText | None = None
    expire_on: DateText | None = None
    status: Literal["draft", "published"] = "published"
    template: Annotated[str, Field(pattern=r"^[a-z0-9_-]+(\.html)?$")] | None = None
    extra: dict[str, Any] = {}


F = TypeVar("F", bound=Entry)


class MarkdownFile(Value, Generic[F]):
    """A Markdown file taken apart: its front matter as a model (None where it has faults), its tree and its body."""

    front: F | None
    tree: Tree
    body: Body
    heading: str | None


def read_markdown_file(
    source: SourceFile, place: Place, front: type[F], *, is_form: bool = False
) -> Checked[MarkdownFile[F]]:
    """A Markdown source with its front matter; a leading level-1 heading is taken off the body."""
    decoded = decode(source)
    if decoded.value is None:
        return Checked(MarkdownFile(None, Tree(source.path, {}, whole=False), Body(), None), decoded.problems)
    parts = split_front_matter(decoded.value, source.path)
    tree = parts.value.front
    model = validate(tree, front, "this front matter")
    parsed = parse_markdown(
        parts.value.body, file=source.path, content_path=place.path, first_line=parts.value.body_line, is_form=is_form
    )
    heading, body = without_leading_title(parsed.value)
    problems = (*decoded.problems, *parts.problems, *model.problems, *parsed.problems)
    return Checked(MarkdownFile(model.value, tree, body, heading), problems)


def markdown_page(source: SourceFile, place: Place, kind: str, address: str, *, is_form: bool = False) -> Checked[Page]:
    """A page of Markdown with the usual front matter."""
    read = read_markdown_file(source, place, Front, is_form=is_form)
    file = read.value
    front = file.front or Front()
    head = Head(
        title=front.title or file.heading or title_of_id(place.id),
        summary=front.summary or first_sentence(file.body),
        owner=front.owner,
        audience=front.audience or (),
        tags=front.tags,
        aliases=front.aliases,
        order=front.order,
        section=place.section,
        last_reviewed=front.last_reviewed,
        review_every=front.review_every,
        publish_on=front.publish_on,
        expire_on=front.expire_on,
        draft=front.status == "draft",
        template=front.template,
        own_title=bool(front.title or file.heading),
        own_summary=bool(front.summary),
    )
    key = Key(kind, place.id)
    page = Page(key, head, address, file.tree, source.digest, file.body, file.front, sound=read.is_sound)
    return Checked(page, read.problems)


def title_of_id(page_id: str) -> str:
    """``first-meeting`` as a title: ``First meeting``."""
    return page_id.replace("-", " ").strip().capitalize()


def first_sentence(body: Body, limit: int = 160) -> str:
    """The first sentence that is no heading, at most ``limit`` characters; a longer one is cut at a word."""
    headings = {heading.text for heading in body.headings}
    paragraph = next((line for line in body.text.split("\n") if line.strip() and line not in headings), "")
    sentence = re.split(r"(?<=[.!?])\s", paragraph.strip(), maxsplit=1)[0]
    if len(sentence) <= limit:
        return sentence
    return sentence[: limit - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"
