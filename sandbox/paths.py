"""Where the files that come with the program are: weights, tables, icons."""

import sys
from pathlib import Path

EXAMPLE = "example:"  # before the name of a file that comes with the program


def assets_dir() -> Path:
    """Finds the `assets` folder, in a bundle and in a checkout alike.

    Returns:
        Absolute path of the folder: inside the unpacked bundle where the program is frozen, else beside the
        packages (the project is installed in editable mode).

    Raises:
        FileNotFoundError: The folder is not there, so the installation is incomplete.
    """
    bundle = getattr(sys, "_MEIPASS", None)
    root = Path(bundle) if bundle else Path(__file__).resolve().parent.parent
    folder = root / "assets"
    if not folder.is_dir():
        raise FileNotFoundError(f"The folder of Retort's own files is missing: {folder}")
    return folder


def example_path(text: str) -> Path | None:
    """The file that ``example:NAME`` is, one of those that come with the program; None for other text."""
    name = text.removeprefix(EXAMPLE)
    return None if name == text else assets_dir() / "examples" / Path(name).name
