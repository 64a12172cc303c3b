"""A seccomp filter: system calls that a worker never needs fail with "operation not permitted".

It covers what Landlock does not: UDP and every other kind of socket, new processes (threads stay allowed),
signals to other processes, debugging them, changing the rights of files.

Source: Linux kernel, Documentation/userspace-api/seccomp_filter.rst; numbers of the calls from the kernel's
tables for x86-64 and for the generic interface that aarch64 uses.
"""

from __future__ import annotations

import ctypes
import os
import platform
import struct
import sys
from dataclasses import dataclass

_NO_NEW_PRIVILEGES, _SET_SECCOMP, _GET_SECCOMP, _FILTER = 38, 22, 21, 2
_ALL_THREADS, _NO_SLOWDOWN = 1, 4
_EPERM, _ENOSYS = 1, 38
_ALLOW, _ERRNO = 0x7FFF0000, 0x00050000
_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_NUMBER, _ARCHITECTURE, _FIRST_ARGUMENT = 0, 4, 16
_THREAD = 0x00010000  # clone's flag: a thread of this process
_X32 = 0x40000000


@dataclass(frozen=True)
class _Machine:
    """The numbers of the refused system calls on one kind of processor.

    Attributes:
        mark: How the kernel names the processor in a filter.
        refused: Calls that fail always.
        own_process: Calls that may name only this process, or none, in their first argument.
        signals: Calls that may name only this process in their first argument (0 is its whole group).
        clone: The call that makes threads and processes.
        clone3: The newer one, whose flags a filter cannot see; the C library falls back on the older one.
    """

    mark: int
    refused: tuple[int, ...]
    own_process: tuple[int, ...]
    signals: tuple[int, ...]
    clone: int
    clone3: int = 435


_IO_URING = (425, 426, 427)
_MACHINES = {
    "x86_64": _Machine(
        mark=0xC000003E,
        refused=(
            *(41, 53),  # socket, socketpair
            *(57, 58, 59, 322),  # fork, vfork, execve, execveat
            *(101, 310, 311, 424),  # ptrace, process_vm_readv, process_vm_writev, pidfd_send_signal
            *(90, 91, 268, 452, 92, 93, 94, 260),  # chmod and chown in all their forms
            *(188, 189, 190, 197, 198, 199),  # setxattr, removexattr
            *(132, 235, 261, 280),  # utime, utimes, futimesat, utimensat
            *_IO_URING,
        ),
        own_process=(302,),  # prlimit64
        signals=(62, 200, 234, 129, 297),  # kill, tkill, tgkill, rt_sigqueueinfo, rt_tgsigqueueinfo
        clone=56,
    ),
    "aarch64": _Machine(
        mark=0xC00000B7,
        refused=(
            *(198, 199),
            *(221, 281),
            *(117, 270, 271, 424),
            *(52, 53, 452, 54, 55),
            *(5, 6, 7, 14, 15, 16),
            88,
            *_IO_URING,
        ),
        own_process=(261,),
        signals=(129, 130, 131, 138, 240),
        clone=220,
    ),
}


def offered() -> bool:
    """Whether a filter can be set on this computer."""
    machine = platform.machine()
    return machine in _MACHINES and sys.byteorder == "little" and _libc().prctl(_GET_SECCOMP, 0, 0, 0, 0) >= 0


def confine() -> bool:
    """Set the filter for this process for good; False where it cannot be set."""
    if not offered():
        return False
    code = _program(_MACHINES[platform.machine()], os.getpid())
    buffer = ctypes.create_string_buffer(code, len(code))
    program = _Program(len(code) // 8, ctypes.cast(buffer, ctypes.c_void_p))
    libc = _libc()
    if libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0):
        return False
    number = {"x86_64": 317, "aarch64": 277}[platform.machine()]
    for flags in (_ALL_THREADS | _NO_SLOWDOWN, _ALL_THREADS):
        if not libc.syscall(ctypes.c_long(number), 1, flags, ctypes.byref(program)):
            return True
    return bool(libc.prctl(_SET_SECCOMP, _FILTER, ctypes.byref(program), 0, 0) == 0)


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_void_p))


def _program(machine: _Machine, process: int) -> bytes:
    """The filter as the kernel's instructions, one rule after the other; what no rule names is allowed."""
    code = [
        _step(_LOAD, _ARCHITECTURE),
        _step(_EQUAL, machine.mark, 1, 0),
        _step(_RETURN, _ERRNO | _EPERM),
        _step(_LOAD, _NUMBER),
    ]
    if machine.mark == _MACHINES["x86_64"].mark:  # its second, 32-bit set of calls
        code += [_step(_AT_LEAST, _X32, 0, 1), _step(_RETURN, _ERRNO | _EPERM)]
    for number in machine.refused:
        code += [_step(_EQUAL, number, 0, 1), _step(_RETURN, _ERRNO | _EPERM)]
    code += [_step(_EQUAL, machine.clone3, 0, 1), _step(_RETURN, _ERRNO | _ENOSYS)]
    for number in machine.signals:
        code += _if_first_argument(number, _step(_EQUAL, process, 1, 0))
    for number in machine.own_process:
        code += _if_first_argument(number, _step(_EQUAL, process, 2, 0), _step(_EQUAL, 0, 1, 0))
    code += _if_first_argument(machine.clone, _step(_ANY_BIT, _THREAD, 1, 0))
    return b"".join([*code, _step(_RETURN, _ALLOW)])


def _if_first_argument(number: int, *tests: bytes) -> list[bytes]:
    """Allow a call only where one of the tests of its first argument jumps over the refusal."""
    steps = [_step(_LOAD, _FIRST_ARGUMENT), *tests]
    decided = [_step(_RETURN, _ERRNO | _EPERM), _step(_RETURN, _ALLOW)]
    return [_step(_EQUAL, number, 0, len(steps) + 2), *steps, *decided]


def _step(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("=HBBI", code, if_true, if_false, value)


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)
