"""Messages that put a protecting group on a molecule: "Boc-protect M1", "protect M1 with Cbz"."""

from __future__ import annotations

import re

from sandbox.errors import SandboxError
from sandbox.knowledge.cards import Kind
from sandbox.knowledge.naming import find_card
from sandbox.workspace import HANDLE

_KINDS: tuple[Kind, ...] = ("protecting group",)
PUT_ON = ("add_group", "protection_conditions")  # what answers such a message
_NAME = r"([A-Z][A-Za-z]{1,5})"  # as they are abbreviated
_PROTECTS = re.compile(
    rf"\b{_NAME}[- ]protect(?:ion|ing)?\b(?! groups?)"
    rf"|\b[Pp]rotect(?:ion|ing)?\b[^.?!;]*?\b(?:with|as|by|using) (?:an? |its |the )?{_NAME}\b"
)


def group_put_on(message: str) -> str:
    """The protecting group that a message puts on a molecule which it names; empty where it does not.

    Args:
        message: The message with handles in place of structures.
    """
    found = _PROTECTS.search(message)
    if found is None or not HANDLE.search(message):
        return ""
    name = found.group(1) or found.group(2)
    try:
        find_card(name, _KINDS)
    except SandboxError:
        return ""
    return name
