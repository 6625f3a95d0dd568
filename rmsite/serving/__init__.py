"""The preview: a site in memory, each page made when a browser asks for it, by the recipes of a build.

Context: pipeline and disk. ``cli/serve.py`` opens it. How an edit gets to the screen: ``watching`` collects what the
system says has happened and asks the disk what has really changed; ``preview`` understands the site anew, or where only
words and headlines have changed exchanges one page, and counts on; every open page is told by ``server``, which also
answers what browsers ask (``answers``). ``edition`` is the site at one moment for one way of looking at it,
``remembered`` what the next preview begins with, ``plugged`` the code of plugins, ``process`` the preview as a process.

What stands beside a page is ``told``: problems, and where the page comes from. What is drawn into it is ``help``:
``blocks`` takes a finished page apart, ``origins`` finds the line of each part, ``marks`` what not everybody gets.

Must not: write to the site's folder, answer anybody who is not at this machine, end before it is told to.
"""
