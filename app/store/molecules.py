"""The structures that occur in the conversations."""

from collections.abc import Iterator

from sqlalchemy import Select, func, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from app.store.database import Database
from app.store.errors import NotFound
from app.store.lineage import LineageRow, read_lineage
from app.store.messages import find as find_message
from app.store.messages import path_to
from app.store.models import Message, Molecule, MoleculeUse, now
from app.store.rows import MoleculeRole, MoleculeRow, MoleculeUseRow, StructureHit, row_of
from app.store.structure_keys import FINGERPRINTS_BY, StructureKeys, structure_keys
from app.store.structure_search import similar, substructure
from app.store.text import storable


class Molecules:
    """File structures under what they are, and find them again by structure."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def record(
        self,
        message_id: int,
        handle: str,
        smiles: str,
        role: MoleculeRole,
        name: str | None = None,
        parent: int | None = None,
        edit: str | None = None,
    ) -> MoleculeUseRow:
        """Store that a structure stands at a message. Doing it twice is doing it once.

        Args:
            message_id: The message.
            handle: Handle of the structure, such as ``M1``.
            smiles: SMILES or CXSMILES.
            role: Mentioned by the user, result of a call, or designed.
            name: A name for it; the first one given stays.
            parent: Number of the molecule that it was designed from.
            edit: What was changed, in words.

        Raises:
            BadStructure: If the SMILES can't be read.
            NotFound: If the message or the parent doesn't exist.
            StoreError: If it can't be stored.
        """
        keys = structure_keys(smiles)
        use = {"message_id": message_id, "handle": storable(handle), "role": role}
        lineage = {"parent_molecule_id": parent, "edit": None if edit is None else storable(edit)}

        def work(session: Session) -> MoleculeUseRow:
            find_message(session, message_id)
            if parent is not None and session.get(Molecule, parent) is None:
                raise NotFound(f"There is no molecule {parent}.")
            molecule_id = file_structure(session, keys, None if name is None else storable(name))
            adding = insert(MoleculeUse).values(**use, molecule_id=molecule_id, **lineage)
            statement = adding.on_conflict_do_update(
                index_elements=["message_id", "handle", "molecule_id", "role"],
                set_={
                    "parent_molecule_id": func.coalesce(
                        adding.excluded.parent_molecule_id, MoleculeUse.parent_molecule_id
                    ),
                    "edit": func.coalesce(adding.excluded.edit, MoleculeUse.edit),
                },
            ).returning(MoleculeUse.id)
            use_id = session.execute(statement).scalar_one()
            return _uses(session, _use_query().where(MoleculeUse.id == use_id))[0]

        return self._database.write(work)

    def get(self, molecule_id: int) -> MoleculeRow:
        """Read one molecule.

        Raises:
            NotFound: If there is none with this number.
        """

        def work(session: Session) -> MoleculeRow:
            found = session.get(Molecule, molecule_id)
            if found is None:
                raise NotFound(f"There is no molecule {molecule_id}.")
            return row_of(MoleculeRow, found)

        return self._database.read(work)

    def find(self, smiles: str) -> MoleculeRow | None:
        """Read the molecule that a SMILES stands for; None if it was never stored.

        Raises:
            BadStructure: If the SMILES can't be read.
        """
        key = structure_keys(smiles).key

        def work(session: Session) -> MoleculeRow | None:
            found = session.scalars(select(Molecule).where(Molecule.key == key)).first()
            return None if found is None else row_of(MoleculeRow, found)

        return self._database.read(work)

    def lineage(self, conversation_id: int) -> list[LineageRow]:
        """Read the families of designed structures to which those of a conversation belong, oldest use first.

        Relatives in other conversations are among them, unless those are deleted.
        """
        return self._database.read(lambda session: read_lineage(session, conversation_id))

    def with_inchikey(self, inchikey: str) -> list[MoleculeRow]:
        """Read the molecules that share an InChIKey; there can be several, tautomers for instance."""
        query = select(Molecule).where(Molecule.inchikey == inchikey.strip().upper()).order_by(Molecule.id)
        return self._database.read(lambda s: [row_of(MoleculeRow, found) for found in s.scalars(query)])

    def for_conversation(self, conversation_id: int) -> list[MoleculeUseRow]:
        """Read every structure of a conversation, on all its branches, in the order of the messages."""
        query = _use_query().where(Message.conversation_id == conversation_id)
        return self._database.read(lambda session: _uses(session, query))

    def for_branch(self, head_id: int) -> list[MoleculeUseRow]:
        """Read the structures between the root and a message, in the order of the messages."""
        path = path_to(head_id)
        query = _use_query().join(path, path.c.id == Message.id)
        return self._database.read(lambda session: _uses(session, query))

    def substructure_search(self, query: str, conversation_id: int | None = None) -> Iterator[StructureHit]:
        """Find where structures with a substructure stand, newest structures first, as they are found.

        The database isn't locked between two hits; stop whenever enough were seen. Stereo in the query is
        ignored.

        Args:
            query: SMARTS, or SMILES as a chemist draws it (Kekulé rings are understood as aromatic).
            conversation_id: Search in one conversation only.

        Raises:
            BadStructure: At once, if the query can't be read.
        """
        return substructure(self._database, query, conversation_id)

    def similarity_search(
        self, smiles: str, threshold: float = 0.4, limit: int = 50, conversation_id: int | None = None
    ) -> list[StructureHit]:
        """Find where similar structures stand, most alike first.

        Args:
            smiles: SMILES of what to compare with.
            threshold: Lowest Tanimoto similarity (Morgan, radius 2, 2048 bits), 0 to 1.
            limit: Most places returned.
            conversation_id: Search in one conversation only.

        Raises:
            BadStructure: If the SMILES can't be read.
        """
        return similar(self._database, smiles, threshold, limit, conversation_id)


def file_structure(session: Session, keys: StructureKeys, name: str | None) -> int:
    """File a structure within a session, or find it filed; return its number. A name that is there stays."""
    adding = insert(Molecule).values(
        key=keys.key,
        smiles=keys.smiles,
        inchikey=keys.inchikey,
        morgan=keys.morgan,
        pattern=keys.pattern,
        fingerprints_by=FINGERPRINTS_BY,
        name=name,
        created_at=now(),
    )
    new = adding.excluded
    statement = adding.on_conflict_do_update(
        index_elements=["key"],
        set_={
            "name": func.coalesce(Molecule.name, new.name),
            "inchikey": func.coalesce(Molecule.inchikey, new.inchikey),
            "morgan": new.morgan,
            "pattern": new.pattern,
            "fingerprints_by": new.fingerprints_by,
        },
    ).returning(Molecule.id)
    return int(session.execute(statement).scalar_one())


def _use_query() -> Select[MoleculeUse, Molecule]:
    return (
        select(MoleculeUse, Molecule)
        .join(Molecule, Molecule.id == MoleculeUse.molecule_id)
        .join(Message, Message.id == MoleculeUse.message_id)
        .order_by(MoleculeUse.message_id, MoleculeUse.id)
    )


def _uses(session: Session, query: Select[MoleculeUse, Molecule]) -> list[MoleculeUseRow]:
    return [
        MoleculeUseRow(
            id=use.id,
            message_id=use.message_id,
            handle=use.handle,
            role=use.role,  # type: ignore[arg-type]  # the table's CHECK allows nothing else
            parent_molecule_id=use.parent_molecule_id,
            edit=use.edit,
            molecule=row_of(MoleculeRow, molecule),
        )
        for use, molecule in session.execute(query)
    ]
