"""From pages to the ``Site``: who may see what, who points to whom, what stands next to what.

Context: model, kinds, schedule. In: every ``Page``, the settings, the day. Out: one frozen ``Site`` and the problems of
putting it together. Audiences are filtered here, first and once, so that everything above sees only what it may show.
Must not: render, write, or judge the content (that is the checks' work).
"""
