"""The lines of the list of conversations: folders, conversations, what a search found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from typing import Literal

from PySide6.QtCore import QCoreApplication

from app.store.rows import ConversationRow, FolderRow, StructureHit
from app.store.store import Store
from sandbox.errors import ChemError
from sandbox.recogniser import lookup_name
from sandbox.recogniser.smiles_like import atom_count, has_alphabet, is_smarts
from sandbox.structures import chem

MAX_STRUCTURES = 100
LineKind = Literal["conversation", "folder", "section", "hit", "structure", "bin", "deleted"]


@dataclass(frozen=True)
class Line:
    """One line of the list.

    Attributes:
        kind: A conversation, a folder, a heading, a message or a structure that a search found, the bin, or
            what lies in it.
        title: First line; for a folder its name.
        detail: Second line: when it was used last, or what the search found.
        id: The conversation; None for folders and headings.
        message_id: The message that the search found.
        marks: Start and end of each match within ``detail``.
        smiles: The structure that the search found.
        folder: The folder that a conversation lies in.
        pinned: Whether the conversation is kept on top.
        closed: Whether what lies in the folder, or in the bin, is hidden.
        count: How many conversations lie there.
    """

    kind: LineKind
    title: str
    detail: str = ""
    id: int | None = None
    message_id: int | None = None
    marks: tuple[tuple[int, int], ...] = ()
    smiles: str = ""
    folder: str | None = None
    pinned: bool = False
    closed: bool = False
    count: int = 0

    @property
    def key(self) -> tuple[object, ...]:
        """Equal for the same line before and after the list is read anew."""
        return self.kind, self.id if self.id is not None else self.title, self.message_id, self.smiles


def read_list(store: Store, bin_closed: bool = True) -> list[Line]:
    """Everything: pinned conversations, folders with what lies in them, the others, the bin."""
    rows, deleted = store.conversations.list(), store.conversations.deleted()
    lines = [line_of(row) for row in rows if row.folder is None and row.pinned]
    for folder in store.folders.list():
        lines += _folder_lines(folder, [row for row in rows if row.folder == folder.name])
    lines += [line_of(row) for row in rows if row.folder is None and not row.pinned]
    if deleted:
        lines.append(Line("bin", _tr("Recently deleted"), closed=bin_closed, count=len(deleted)))
        if not bin_closed:
            lines += [Line("deleted", row.title, when(row.deleted_at), row.id) for row in deleted]
    return lines


def find_text(store: Store, query: str) -> list[Line]:
    """Conversations whose title contains the query, then the messages that do."""
    titles = [line_of(row) for row in store.conversations.with_title(query)]
    hits = []
    for hit in store.search.text(query):
        hits.append(Line("hit", hit.title, hit.snippet, hit.conversation_id, hit.message_id, hit.spans))
    return [*titles, *hits]


def structure_of(query: str) -> str | None:
    """The SMILES or SMARTS that a query is, or that the compound has which it names; None for plain words."""
    text = query.strip()
    known = lookup_name(text)
    if known is not None:
        return known
    if text.startswith("InChI="):
        return chem.canonical_smiles(chem.parse_inchi(text))
    if " " in text or len(text) < 2:
        return None
    try:
        if is_smarts(text):
            chem.parse_smarts(text)
            return text
        if has_alphabet(text) and atom_count(text) > 1:
            chem.parse_smiles(text)
            return text
    except ChemError:
        return None
    return None


def find_structures(store: Store, query: str) -> list[Line]:
    """Where structures stand that contain the query's structure; empty where it is none."""
    structure = structure_of(query)
    if structure is None:
        return []
    hits = list(islice(_once(store.molecules.substructure_search(structure)), MAX_STRUCTURES))
    if not hits:
        return []
    shown = query if len(query) <= 24 else query[:23] + "…"
    heading = Line("section", _tr("Contains {structure}").format(structure=shown), count=len(hits))
    return [heading, *(_structure_line(hit) for hit in hits)]


def line_of(row: ConversationRow) -> Line:
    """The line of a conversation."""
    return Line("conversation", row.title, when(row.updated_at), row.id, folder=row.folder, pinned=row.pinned)


def when(moment: datetime | None) -> str:
    """A moment as people say it: the time today, else the day."""
    if moment is None:
        return ""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    local, now = aware.astimezone(), datetime.now().astimezone()
    days = (now.date() - local.date()).days
    if days <= 0:
        return local.strftime("%H:%M")
    if days == 1:
        return _tr("Yesterday")
    if days < 7:
        return _weekdays()[local.weekday()]
    return local.strftime("%Y-%m-%d")


def _folder_lines(folder: FolderRow, rows: Sequence[ConversationRow]) -> Iterator[Line]:
    yield Line("folder", folder.name, closed=folder.closed, count=len(rows))
    if not folder.closed:
        yield from (line_of(row) for row in rows)


def _once(hits: Iterable[StructureHit]) -> Iterator[StructureHit]:
    """Each structure once for each conversation, where it stands last."""
    seen: set[tuple[int, int]] = set()
    for hit in hits:
        if (hit.conversation_id, hit.molecule.id) not in seen:
            seen.add((hit.conversation_id, hit.molecule.id))
            yield hit


def _structure_line(hit: StructureHit) -> Line:
    name = hit.molecule.name or hit.molecule.smiles
    detail = f"{hit.handle}: {name}"
    return Line(
        "structure", hit.title, detail, hit.conversation_id, hit.message_id, smiles=hit.molecule.smiles
    )


def _weekdays() -> tuple[str, ...]:
    return (
        _tr("Monday"),
        _tr("Tuesday"),
        _tr("Wednesday"),
        _tr("Thursday"),
        _tr("Friday"),
        _tr("Saturday"),
        _tr("Sunday"),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("ConversationLines", text)
