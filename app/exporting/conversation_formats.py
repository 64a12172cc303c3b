"""The forms in which a conversation is exported, but for PDF, which needs Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from app.core.conversation_file import write_conversation
from app.core.reading import read_transcript
from app.core.recorded import recorded_calls
from app.exporting.calls import calls_as_python
from app.exporting.chat import Chat, read_chat
from app.exporting.eln import to_eln
from app.exporting.html_page import to_html
from app.exporting.markdown import to_markdown
from app.exporting.molecules import ExportMolecule, to_sdf
from app.store.store import Store
from sandbox.errors import ChemError
from sandbox.registry import Registry

ChatFormat = Literal["md", "html", "pdf", "json", "py", "eln"]


@dataclass(frozen=True)
class ChatSource:
    """Where an exported conversation is.

    Attributes:
        store: The store.
        conversation_id: The conversation.
        registry: The tools.
    """

    store: Store
    conversation_id: int
    registry: Registry

    def chat(self) -> Chat:
        """Read the branch that is shown.

        Raises:
            StoreError: It is gone or cannot be read.
        """
        transcript = read_transcript(self.store, self.conversation_id, self.registry)
        return read_chat(self.store, self.conversation_id, transcript)


def export_chat(source: ChatSource, form: ChatFormat) -> bytes:
    """Write a conversation in a form other than PDF.

    Args:
        source: The conversation.
        form: JSON holds every branch, the other forms the one that is shown.

    Raises:
        StoreError: It is gone or cannot be read.
        ValueError: The form is PDF.
    """
    if form == "json":
        return _json(source)
    chat = source.chat()
    if form == "md":
        return to_markdown(chat).encode()
    if form == "html":
        return to_html(chat).encode()
    if form == "py":
        return _script(source, chat)
    if form == "eln":
        more = {"conversation.json": _json(source), "calls.py": _script(source, chat), **_molecules(chat)}
        return to_eln(chat, more)
    raise ValueError(form)


def _json(source: ChatSource) -> bytes:
    return write_conversation(source.store.copies.read(source.conversation_id)).encode()


def _script(source: ChatSource, chat: Chat) -> bytes:
    calls = recorded_calls(chat.transcript, source.registry)
    return calls_as_python(chat.title, calls, chat.origin()).encode()


def _molecules(chat: Chat) -> dict[str, bytes]:
    """The molecules as SDF; one that no MOL block can hold stays in the other files."""
    written = []
    for thing in chat.transcript.molecules():
        try:
            written.append(to_sdf([ExportMolecule(thing.text, thing.handle, thing.name, thing.label)]))
        except ChemError:
            continue
    return {"molecules.sdf": b"".join(written)} if written else {}
