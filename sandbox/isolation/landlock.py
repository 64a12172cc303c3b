"""Landlock: a Linux process gives up writing outside some folders, for itself and all it starts.

Source: Linux kernel, Documentation/userspace-api/landlock.rst; numbers from include/uapi/linux/landlock.h.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import stat
from collections.abc import Sequence
from pathlib import Path

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446  # the same on every architecture
_VERSION_FLAG = 1
_PATH_BENEATH = 1
_NO_NEW_PRIVILEGES = 38

_EXECUTE, _WRITE_FILE = 1 << 0, 1 << 1
_REMOVE_DIR, _REMOVE_FILE = 1 << 4, 1 << 5
_MAKE_DIR, _MAKE_REG = 1 << 7, 1 << 8
_MAKE_OTHERS = 1 << 6 | 1 << 9 | 1 << 10 | 1 << 11 | 1 << 12  # devices, sockets, pipes, links
_REFER, _TRUNCATE, _IOCTL_DEV = 1 << 13, 1 << 14, 1 << 15
_TCP = 1 << 0 | 1 << 1  # bind, connect
_SCOPED = 1 << 0 | 1 << 1  # abstract sockets, signals

_REFUSED = _EXECUTE | _WRITE_FILE | _REMOVE_DIR | _REMOVE_FILE | _MAKE_DIR | _MAKE_REG | _MAKE_OTHERS
_IN_FOLDERS = _WRITE_FILE | _REMOVE_DIR | _REMOVE_FILE | _MAKE_DIR | _MAKE_REG

# Linux alone has them, and its headers agree on both numbers.
_PATH_ONLY = 0o10000000 | 0o2000000  # O_PATH, O_CLOEXEC


class _Ruleset(ctypes.Structure):
    _fields_ = (("files", ctypes.c_uint64), ("network", ctypes.c_uint64), ("scoped", ctypes.c_uint64))


class _PathBeneath(ctypes.Structure):
    _pack_ = 1
    _layout_ = "ms"
    _fields_ = (("allowed", ctypes.c_uint64), ("parent", ctypes.c_int32))


def version() -> int:
    """The version of the kernel's interface; 0 where there is none, as in some containers."""
    return max(0, int(_syscall(_CREATE_RULESET, None, 0, _VERSION_FLAG)))


def confine(writable: Sequence[Path]) -> int:
    """Give up writing elsewhere, starting programs, TCP, and signals to processes outside.

    Args:
        writable: Folders, or device files, in which writing stays allowed.

    Returns:
        The version that is in force; 0 where nothing was given up.
    """
    found = version()
    if not found:
        return 0
    files = _REFUSED | (_REFER if found >= 2 else 0) | (_TRUNCATE if found >= 3 else 0)
    files |= _IOCTL_DEV if found >= 5 else 0
    rules = _Ruleset(files, _TCP if found >= 4 else 0, _SCOPED if found >= 6 else 0)
    size = 8 if found < 4 else 16 if found < 6 else 24
    handle = _syscall(_CREATE_RULESET, ctypes.byref(rules), size, 0)
    if handle < 0:
        return 0
    try:
        allowed = _IN_FOLDERS | (files & (_REFER | _TRUNCATE))
        for path in writable:
            with contextlib.suppress(OSError):
                _allow(handle, path, allowed, files)
        _libc().prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
        return 0 if _syscall(_RESTRICT_SELF, handle, 0) else found
    finally:
        os.close(handle)


def _allow(ruleset: int, path: Path, allowed: int, handled: int) -> None:
    descriptor = os.open(path, _PATH_ONLY)
    try:
        if not stat.S_ISDIR(os.fstat(descriptor).st_mode):
            allowed = handled & (_WRITE_FILE | _TRUNCATE)
        rule = _PathBeneath(allowed, descriptor)
        _syscall(_ADD_RULE, ruleset, _PATH_BENEATH, ctypes.byref(rule), 0)
    finally:
        os.close(descriptor)


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _syscall(number: int, *arguments: object) -> int:
    passed = [ctypes.c_long(each) if isinstance(each, int) else each for each in arguments]
    try:
        return int(_libc().syscall(ctypes.c_long(number), *passed))
    except (AttributeError, OSError):  # a C library without it
        return -1
