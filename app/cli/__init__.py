"""The command line: one file per group of commands."""

from app.cli.main import main

__all__ = ["main"]
