"""What comes built in, as a plugin like any other."""

from __future__ import annotations

from rmsite import checks, markdown, reading, theme
from rmsite.checks import CHECKS
from rmsite.graph import assemble, targets
from rmsite.kinds import KINDS, places
from rmsite.outputs import OUTPUTS
from rmsite.plugins import plugin
from rmsite.plugins.plugin import Plugin
from rmsite.schedule import faults

CODES = (
    *reading.CODES,
    *markdown.CODES,
    *places.CODES,
    *{code.name: code for kind in KINDS for code in kind.codes}.values(),
    *faults.CODES,
    *assemble.CODES,
    *targets.CODES,
    *checks.CODES,
    *theme.CODES,
    *plugin.CODES,
)

BUILT_IN = Plugin("rmsite", KINDS, CHECKS, OUTPUTS, CODES)
