"""What the operating system itself refuses a worker: network, writing, other processes.

On Linux a worker gives up these rights for good before it loads a tool, without being root: Landlock for
files, a seccomp filter for system calls. What the kernel lacks is left out and said. Windows and macOS offer
a process nothing of the kind without an installer or an entitlement: there the guard of
:mod:`sandbox.workers.worker` against Python's own sockets, the deadline and the memory limit are what holds.

What it does not cover: reading. A tool can read what its user can read; it cannot carry it away.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

WHERE_ELSE = {
    "win32": "Windows offers a process no such limits without an installer",
    "darwin": "macOS offers a process no such limits without an entitlement",
}


@dataclass(frozen=True)
class Isolation:
    """What the operating system refuses a worker.

    Attributes:
        network: Any socket, from Python or from native code.
        writing: Files outside the worker's own folders.
        processes: Starting programs, and signals to other processes.
        missing: What is not refused, and why, in words.
    """

    network: bool
    writing: bool
    processes: bool
    missing: tuple[str, ...] = ()

    def in_words(self) -> str:
        """One line for people: what is refused, then what is not and why."""
        refused = [
            what
            for held, what in (
                (self.network, "network"),
                (self.writing, "writing outside their own folders"),
                (self.processes, "starting programs and reaching other processes"),
            )
            if held
        ]
        held = (
            f"refused by the system: {', '.join(refused)}" if refused else "nothing is refused by the system"
        )
        return "; ".join([held, *self.missing])


def offered() -> Isolation:
    """What this computer offers, without giving anything up."""
    if sys.platform != "linux":
        return _nothing()
    from sandbox.isolation import landlock, seccomp

    return _linux(landlock.version(), seccomp.offered())


def confine(writable: Sequence[Path]) -> Isolation:
    """Give up network, writing and other processes for good; call before any thread is started.

    Args:
        writable: Folders in which this process may still write; one that is missing is left out.

    Returns:
        What is refused from now on; a kernel without the means is no error.
    """
    if sys.platform != "linux":
        return _nothing()
    from sandbox.isolation import landlock, seccomp

    version = landlock.confine(writable)
    return _linux(version, seccomp.confine())


def _nothing() -> Isolation:
    reason = WHERE_ELSE.get(sys.platform, "this system is not known to offer such limits")
    return Isolation(False, False, False, (reason,))


def _linux(landlock_version: int, filtered: bool) -> Isolation:
    missing = []
    if not landlock_version:
        missing.append("writing is not limited: this kernel, or this container, has no Landlock")
    if not filtered:
        missing.append("network and processes are not limited: no seccomp filter can be set here")
    return Isolation(filtered, bool(landlock_version), filtered, tuple(missing))
