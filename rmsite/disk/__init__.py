"""The door: the only room that reads and writes files.

Context: foundation, model. In: a site's folder; later the finished files of the site. Out: ``Inputs``; a published tree
that replaced the old one as a whole. Trouble with the disk is an ``OSError`` that names the path.
Must not: know what a file means, write anything outside of the output folder and the folder it stands in.
"""
