"""``python -m rmsite``."""

from rmsite.cli import main

main()
