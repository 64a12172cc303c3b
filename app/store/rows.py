"""What the store hands out: frozen rows that outlive the database session they were read in."""

from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any, Literal, TypeVar

Role = Literal["user", "assistant"]
MessageStatus = Literal["complete", "partial", "stopped", "failed"]
CallState = Literal[
    "pending", "running", "ok", "error", "timeout", "crashed", "cancelled", "denied", "unparsed"
]
MoleculeRole = Literal["mentioned", "result", "designed"]

RowT = TypeVar("RowT")


def row_of(kind: type[RowT], source: Any) -> RowT:
    """Copy the fields of a row class from an object that has attributes of the same names."""
    return kind(**{field.name: getattr(source, field.name) for field in fields(kind)})  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class ConversationRow:
    """One conversation.

    Attributes:
        id: Its number.
        title: As shown in the list.
        folder: Name of the folder, or None.
        pinned: Kept on top of the list.
        created_at: UTC.
        updated_at: UTC, moved by every message.
        deleted_at: UTC when the user deleted it, None while it is in the list.
        head_message_id: Last message of the branch that is shown; None while it is empty.
        draft: What was typed but not sent; None where nothing was.
    """

    id: int
    title: str
    folder: str | None
    pinned: bool
    created_at: datetime
    updated_at: datetime
    deleted_at: datetime | None
    head_message_id: int | None
    draft: str | None


@dataclass(frozen=True, slots=True)
class FolderRow:
    """One folder of the list of conversations.

    Attributes:
        name: Its name, which is also its key.
        closed: Whether what lies in it is hidden.
        created_at: UTC.
    """

    name: str
    closed: bool
    created_at: datetime


@dataclass(frozen=True, slots=True)
class MessageRow:
    """One message of the tree that a conversation is.

    Attributes:
        id: Its number; later messages have larger ones.
        conversation_id: The conversation it belongs to.
        parent_id: The message that it follows; None at a root.
        role: Who wrote it.
        raw_text: As the policy reads or wrote it, with handles.
        text: As shown.
        status: ``partial`` while it is being written, and for good if the program ended meanwhile.
        error: What went wrong, in the user's words; None if nothing did.
        created_at: UTC.
        updated_at: UTC of the last checkpoint or change.
        model: Name of the model, for answers.
        tokens: Tokens written, for answers.
        seconds: Wall-clock time of the turn in seconds, for answers.
        final_json: The bare answer; None where there is none.
        unsupported_json: Claims that no call supports.
        workspace_json: The handles that arose at this message.
        timeline_json: How the turn spent its time, for answers.
    """

    id: int
    conversation_id: int
    parent_id: int | None
    role: Role
    raw_text: str
    text: str
    status: MessageStatus
    error: str | None
    created_at: datetime
    updated_at: datetime
    model: str | None
    tokens: int | None
    seconds: float | None
    final_json: Any
    unsupported_json: Any
    workspace_json: Any
    timeline_json: Any


@dataclass(frozen=True, slots=True)
class ToolCallRow:
    """One call that an answer made.

    Attributes:
        id: Its number.
        message_id: The answer it belongs to.
        position: 0 for the first call of the answer.
        tool: Name of the tool, or what the policy wrote in its place.
        arguments_json: Arguments as given.
        state: How far it came, and how it ended.
        text: What the policy read as the response.
        result_json: The whole result, as the program renders it.
        ms: Duration in milliseconds; None while it runs.
        started_at: UTC.
        raw_text: The call as the policy wrote it.
        environment_json: Versions and limits that it ran with; None where they were not kept.
    """

    id: int
    message_id: int
    position: int
    tool: str
    arguments_json: Any
    state: CallState
    text: str
    result_json: Any
    ms: float | None
    started_at: datetime
    raw_text: str
    environment_json: Any


@dataclass(frozen=True, slots=True)
class RerunRow:
    """A call that was run again.

    Attributes:
        id: Its number.
        call_id: The call.
        arguments_json: Arguments of this run.
        state: How it ended.
        result_json: The whole result.
        ms: Duration in milliseconds.
        environment_json: Versions and limits that it ran with.
        started_at: UTC when it was stored.
    """

    id: int
    call_id: int
    arguments_json: Any
    state: CallState
    result_json: Any
    ms: float | None
    environment_json: Any
    started_at: datetime


@dataclass(frozen=True, slots=True)
class MoleculeRow:
    """One structure, stored once however often it is mentioned.

    Attributes:
        id: Its number.
        key: SHA-256 (hex) of the canonical CXSMILES.
        smiles: The canonical CXSMILES.
        inchikey: Standard InChIKey; None where InChI can't express the structure. Not unique: it merges
            tautomers, zwitterions and racemates.
        name: First name that it was given, or None.
        created_at: UTC.
    """

    id: int
    key: str
    smiles: str
    inchikey: str | None
    name: str | None
    created_at: datetime


@dataclass(frozen=True, slots=True)
class MoleculeUseRow:
    """A structure where it stands in a conversation.

    Attributes:
        id: Number of the use.
        message_id: The message that mentions or yields it.
        handle: Its handle there, such as ``M1``.
        role: Mentioned by the user, result of a call, or designed.
        parent_molecule_id: The molecule that it was designed from, or None.
        edit: What was changed, in words; None where nothing was.
        molecule: The structure.
    """

    id: int
    message_id: int
    handle: str
    role: MoleculeRole
    parent_molecule_id: int | None
    edit: str | None
    molecule: MoleculeRow


@dataclass(frozen=True, slots=True)
class TextHit:
    """A message that contains what was searched for.

    Attributes:
        message_id: The message.
        conversation_id: Its conversation.
        title: Title of that conversation.
        role: Who wrote the message.
        created_at: UTC.
        snippet: The part of the text around the first match, with … where it was cut.
        spans: Start and end of each match in ``snippet``, in characters; may be empty where the match
            differs from the query in accents.
    """

    message_id: int
    conversation_id: int
    title: str
    role: Role
    created_at: datetime
    snippet: str
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class StructureHit:
    """A place in the conversations where a matching structure stands.

    Attributes:
        conversation_id: The conversation.
        title: Its title.
        message_id: The message.
        handle: Handle of the structure at that message.
        molecule: The structure.
        similarity: Tanimoto similarity (Morgan, radius 2, 2048 bits), 0 to 1, higher is more alike; None in a
            substructure search.
    """

    conversation_id: int
    title: str
    message_id: int
    handle: str
    molecule: MoleculeRow
    similarity: float | None
