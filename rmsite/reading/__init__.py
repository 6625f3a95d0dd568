"""From bytes to data that remembers where it stood.

Context: foundation. In: a ``SourceFile``. Out: its text (``decode``), a ``Tree`` of plain values with a ``Span`` for
each (``read_yaml``), front matter and the rest (``split_front_matter``), or a model (``validate``); always with every
problem. Must not: raise for an author's mistake, recurse as deep as an author nests, know what a program is.
"""

from rmsite.reading import field_faults, front_matter, outside, scalars, source, yaml_faults

CODES = (*outside.CODES, *source.CODES, *yaml_faults.CODES, *front_matter.CODES, *scalars.CODES, *field_faults.CODES)
