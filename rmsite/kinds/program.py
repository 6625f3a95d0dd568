"""Programs: ``content/programs/<id>.yaml``."""

from __future__ import annotations

from rmsite.foundation.checked import Checked
from rmsite.kinds.front import title_of_id
from rmsite.kinds.yaml_file import plain, read_model, read_tree
from rmsite.model import timed, when
from rmsite.model.kind import Kind, Place
from rmsite.model.page import Head, Key, Page
from rmsite.model.program import Program, Status
from rmsite.reading.source import SourceFile


def read_program(source: SourceFile, place: Place) -> Checked[Page]:
    """A program at ``/programs/<id>/``."""
    read = read_tree(source)
    tree = read.value
    parsed = read_model(tree, Program, "this program", (*timed.CODES, *when.CODES))
    program, prose = parsed.value
    head = (
        _head(program, plain(program.summary, prose))
        if program
        else Head(_title(tree.data) or title_of_id(place.id), own_title=False)
    )
    page = Page(
        Key("program", place.id), head, f"/programs/{place.id}/", tree, source.digest, data=program, prose=prose,
        sound=read.is_sound and parsed.is_sound,
    )  # fmt: skip
    return Checked(page, (*read.problems, *parsed.problems))


def _head(program: Program, summary: str) -> Head:
    review = program.review
    return Head(
        title=program.title,
        summary=summary,
        owner=program.owner,
        audience=program.audience or (),
        tags=program.tags,
        aliases=program.aliases,
        last_reviewed=review.last_reviewed if review else None,
        review_every=review.every if review else None,
        draft=program.status is Status.DRAFT,
    )


def _title(data: object) -> str:
    title = data.get("title") if isinstance(data, dict) else None
    return title if isinstance(title, str) else ""


PROGRAM = Kind("program", read_program, "programs", suffix=".yaml", codes=(*timed.CODES, *when.CODES))
