"""Where the program's own files are; the sandbox finds them, because its tools read tables from there too."""

from sandbox.paths import assets_dir

__all__ = ["assets_dir"]
