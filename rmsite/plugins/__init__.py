"""Plugins are values: what rmsite can do is one, and a site may add more.

Context: kinds, checks, outputs. In: the names in ``plugins:`` of site.yaml. Out: the ``Tools`` of a build, lists that
only grew. Must not: change what is there, give orders or events.
"""
