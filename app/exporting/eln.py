"""A conversation as an ``.eln`` archive: an RO-Crate in a ZIP file, as electronic notebooks take it in.

Source: The ELN Consortium, "The ELN file format"; RO-Crate Metadata Specification 1.1.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from collections.abc import Mapping
from typing import Any

from app.exporting.chat import Chat, flat
from app.exporting.html_page import to_html
from app.exporting.markdown import to_markdown

CONTEXT = "https://w3id.org/ro/crate/1.1/context"
MEDIA = {
    "html": "text/html",
    "md": "text/markdown",
    "json": "application/json",
    "py": "text/x-python",
    "sdf": "chemical/x-mdl-sdfile",
}
EARLIEST = (1980, 1, 1, 0, 0, 0)  # so that the same conversation gives the same archive


def to_eln(chat: Chat, more: Mapping[str, bytes]) -> bytes:
    """Pack a conversation with everything that belongs to it.

    Args:
        chat: The conversation.
        more: Further files by name, such as its JSON, its script and its molecules.

    Returns:
        The content of the archive.
    """
    files = {
        "conversation.html": to_html(chat).encode(),
        "conversation.md": to_markdown(chat).encode(),
        **more,
    }
    root = _folder_name(chat.title)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        metadata = json.dumps(_metadata(chat, files), ensure_ascii=False, indent=2)
        _add(archive, f"{root}/ro-crate-metadata.json", metadata.encode())
        for name, content in files.items():
            _add(archive, f"{root}/conversation/{name}", content)
    return buffer.getvalue()


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    archive.writestr(zipfile.ZipInfo(name, EARLIEST), content, zipfile.ZIP_DEFLATED)


def _metadata(chat: Chat, files: Mapping[str, bytes]) -> dict[str, Any]:
    made = chat.made_with
    entities = [_file(name, content) for name, content in files.items()]
    experiment = {
        "@id": "./conversation/",
        "@type": "Dataset",
        "name": flat(chat.title),
        "dateCreated": chat.created_at.isoformat(),
        "dateModified": chat.exported_at.isoformat(),
        "text": chat.origin(),
        "keywords": "chemistry, retort",
        "hasPart": [{"@id": entity["@id"]} for entity in entities],
    }
    return {
        "@context": CONTEXT,
        "@graph": [
            {
                "@id": "ro-crate-metadata.json",
                "@type": "CreativeWork",
                "about": {"@id": "./"},
                "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"},
                "dateCreated": chat.exported_at.isoformat(),
                "sdPublisher": {"@id": "#retort"},
                "version": "1.0",
            },
            {
                "@id": "#retort",
                "@type": "Organization",
                "name": "Retort",
                "description": f"Retort {made['retort']}, RDKit {made['rdkit']}",
            },
            {
                "@id": "./",
                "@type": "Dataset",
                "name": flat(chat.title),
                "description": chat.origin(),
                "datePublished": chat.exported_at.isoformat(),
                "license": "The rights stay with whoever wrote the conversation.",
                "hasPart": [{"@id": "./conversation/"}],
            },
            experiment,
            *entities,
        ],
    }


def _file(name: str, content: bytes) -> dict[str, Any]:
    return {
        "@id": f"./conversation/{name}",
        "@type": "File",
        "name": name,
        "encodingFormat": MEDIA.get(name.rpartition(".")[2], "application/octet-stream"),
        "contentSize": str(len(content)),
        "sha256": hashlib.sha256(content).hexdigest(),
    }


def _folder_name(title: str) -> str:
    """A name that every file system takes."""
    return re.sub(r"[^A-Za-z0-9]+", "-", title).strip("-")[:60] or "conversation"
