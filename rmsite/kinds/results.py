"""Results of a cohort: ``content/results/<program>/<cohort>.yaml``, aggregated only."""

from __future__ import annotations

from rmsite.foundation.checked import Checked
from rmsite.kinds.yaml_file import plain, read_model, read_tree
from rmsite.model.kind import Kind, Place
from rmsite.model.page import Head, Key, Page
from rmsite.model.results import Results
from rmsite.reading.source import SourceFile


def read_results(source: SourceFile, place: Place) -> Checked[Page]:
    """The results page of one cohort; its id is ``<program>/<cohort>``."""
    read = read_tree(source)
    parsed = read_model(read.value, Results, "this results file", ())
    results, prose = parsed.value
    program, _, cohort = place.id.partition("/")
    summary = plain(results.summary, prose) if results else ""
    head = Head("Results", summary, last_reviewed=results.published if results else None)
    page = Page(
        Key("results", place.id), head, f"/programs/{program}/cohorts/{cohort}/results/", read.value, source.digest,
        data=results, prose=prose, sound=read.is_sound and parsed.is_sound,
    )  # fmt: skip
    return Checked(page, (*read.problems, *parsed.problems))


RESULTS = Kind("results", read_results, "results", suffix=".yaml", nested=True)
