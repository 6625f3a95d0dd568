"""Helping authors begin: what ``rmsite new`` writes.

Context: foundation, disk. In: a name and a folder. Out: files that build cleanly. ``starter/`` is the site that a new
site begins with. Must not: overwrite anything.
"""
