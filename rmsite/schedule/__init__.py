"""Dates and hours: what a program's points in time come to, for a cohort or for one person's own start.

Context: foundation, the scalars of reading, the models. Used by checks, pages, calendars, ``rmsite plan``.
In: a ``Program``, one of its cohorts, the site's weekend and holidays, and the day that counts as today.
Out: ``dated_items`` (all that has a date, repetitions spelt out), a ``Plan`` (``resolve``: every date of a
cohort, with what moved it), a ``relative_plan`` (the same in words, for programs without cohorts), hours per
role, the week of a role, and ``PlanFault``, a mistake that knows its way into the YAML.
Must not: read files or the clock, know about pages or spans, raise for anything an author wrote.

Files: ``item`` and ``items`` what has a date; ``calendar`` which days are worked; ``anchors`` what hangs on
what; ``definition`` what holds for every cohort; ``dates`` the arithmetic; ``faults`` what can be wrong;
``plan`` and ``resolve`` the dates of a cohort; ``relative``, ``hours``, ``order``, ``week`` what pages tell;
``way`` what a browser walks from a reader's own first day.
"""
