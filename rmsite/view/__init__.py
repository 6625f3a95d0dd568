"""The only window through which outputs and templates see the site.

Context: graph, schedule, theme. In: a ``Site``, a ``Theme``, how it is published, and the path of the page being made.
Out: links relative to that path, texts with their holes filled, dates as people say them, and the rendered page.
Must not: compute what the graph or the schedule know, decide what may be seen, write.
"""
