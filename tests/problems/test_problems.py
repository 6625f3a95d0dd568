"""Every fault is found at its place and said in its words, and nothing else is."""

from __future__ import annotations

from pathlib import Path

import pytest

from rmsite import pipeline
from rmsite.foundation.diagnostic import Code
from rmsite.pipeline.build import CODES
from rmsite.reading import outside
from rmsite.testing import diagnostics_of
from rmsite.theme import CODES as THEME_CODES
from tests.problems.problem import FOLDER, annotated, codes_in, read_problem, sound_files
