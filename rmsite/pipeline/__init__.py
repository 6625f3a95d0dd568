"""The street: from inputs to the artifacts of a finished site (start with ``build.py``).

Context: everything below. In: ``Inputs``, for whom and for which day, how it is published. Out: every problem, and,
where nothing is wrong, every file of the site as bytes. Must not: read or write files, print.
"""
