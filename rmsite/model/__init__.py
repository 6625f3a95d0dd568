"""The nouns: what a program, a page and a site's settings are.

Context: foundation, and the scalars of reading. Everything above speaks in these.
Holds: frozen models that say the shape of YAML (``program``, ``settings``, ``facts``, ``results``), points in time
(``when``), and the ``Page`` that every source becomes.
Must not: read files, compute dates, look at other pages.
"""
