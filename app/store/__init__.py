"""Everything that outlives a session, in one SQLite file. See ``docs/store.md``."""

from app.paths import default_path
from app.store.errors import (
    BadStructure,
    DatabaseBusy,
    DatabaseCorrupt,
    DiskFull,
    NewerSchema,
    NotFound,
    ReadOnlyLocation,
    StoreError,
)
from app.store.rows import (
    CallState,
    ConversationRow,
    FolderRow,
    MessageRow,
    MessageStatus,
    MoleculeRole,
    MoleculeRow,
    MoleculeUseRow,
    Role,
    StructureHit,
    TextHit,
    ToolCallRow,
)
from app.store.store import Store

__all__ = [
    "BadStructure",
    "CallState",
    "ConversationRow",
    "DatabaseBusy",
    "DatabaseCorrupt",
    "DiskFull",
    "FolderRow",
    "MessageRow",
    "MessageStatus",
    "MoleculeRole",
    "MoleculeRow",
    "MoleculeUseRow",
    "NewerSchema",
    "NotFound",
    "ReadOnlyLocation",
    "Role",
    "Store",
    "StoreError",
    "StructureHit",
    "TextHit",
    "ToolCallRow",
    "default_path",
]
