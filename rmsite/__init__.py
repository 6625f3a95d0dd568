"""rmsite builds an intranet site from program files in YAML and guides in Markdown."""

__version__ = "0.1.0"
