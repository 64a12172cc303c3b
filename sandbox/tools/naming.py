"""Naming: from names to structures, and from structures to names and CAS numbers."""

from __future__ import annotations

from sandbox.names import lookup
from sandbox.names.resolving import other_meanings, resolve, systematic_name
from sandbox.names.stereo_check import stereo_remark
from sandbox.registry import tool
from sandbox.results import Report, Structure, Text
from sandbox.structures import chem
from sandbox.types import Molecule

_NOT_EXACT = "of the compound with this connectivity; the table's stereochemistry differs or is not given"


@tool(
    kind="report",
    verb="Looked up the name",
    examples=[{"name": "imatinib"}, {"name": "4-(4-hydroxyphenyl)butan-2-one"}, {"name": "64-17-5"}],
)
def structure_of_name(name: str) -> Report:
    """Structure that a name, brand name, abbreviation or CAS number stands for.

    Args:
        name: The name as the chemist wrote it.

    Returns:
        The structure, and which source answered, with what has to be said about it (a salt's name, open
        stereochemistry). For an ambiguous name the candidates, for an unknown one the closest names.

    Source: tables of common names, of approved drugs (DrugBank's open data, FDA UNII) and of the chemicals
        package (PubChem), in this order; then OPSIN (Lowe et al., J. Chem. Inf. Model. 2011, 51, 739).
    """
    found = resolve(name)
    mol = chem.parse_smiles(found.smiles)
    remarks = [found.remark, other_meanings(name, found), stereo_remark(mol, name)]
    remark = "; ".join(filter(None, remarks)) or None
    items: list[Structure | Text] = [
        Structure(found.smiles, f"the structure of {' '.join(name.split())}", f"from {found.source}"),
        Text(found.source, "source of the structure", remark),
    ]
    known = lookup.known_as(mol) if found.cas is None else None
    number = found.cas or (known.cas[0] if known and known.cas and known.exact else None)
    return Report(tuple(items), {"name": found.name, "cas": number, "source": found.source, "remark": remark})


@tool(
    kind="text",
    verb="Named the structure",
    examples=[{"molecule": "CC(=O)Oc1ccccc1C(=O)O"}, {"molecule": "C[C@H](N)C(=O)O"}],
)
def iupac_name(molecule: Molecule) -> Text:
    """Systematic (IUPAC) name of a structure.

    Args:
        molecule: Molecule to name; up to 120 heavy atoms.

    Returns:
        A systematic name with stereodescriptors, not always the preferred IUPAC name; beside it whether OPSIN
        reads the name back as the same structure. A name that it does not confirm is called unverified. No
        value for structures that cannot be named.

    Source: openclatura 0.4.3; checked with OPSIN (Lowe et al., J. Chem. Inf. Model. 2011, 51, 739).
    """
    naming = systematic_name(molecule.mol)
    return Text(naming.name, "systematic name", naming.note)


@tool(kind="text", verb="Looked up the common name", examples=[{"molecule": "CC(=O)Nc1ccc(O)cc1"}])
def common_name(molecule: Molecule) -> Text:
    """Common (trivial) name of a structure, such as aspirin or vanillin, with other names in use.

    Args:
        molecule: Molecule to look up.

    Returns:
        The name by which the compound is best known, with other names and their sources beside it. No value
        where no table knows the structure.

    Source: tables of common names, of approved drugs (DrugBank's open data) and of the chemicals package
        (PubChem).
    """
    known = lookup.known_as(molecule.mol)
    if known is None or not known.names:
        return Text(None, "common name", f"{molecule.label} is in none of the tables of names")
    first, *others = (name for names in known.names.values() for name in names)
    different = dict.fromkeys(name for name in others if name.lower() != first.lower())
    parts = [f"from {next(iter(known.names))}"]
    if not known.exact:
        parts.insert(0, _NOT_EXACT)
    if different:
        parts.append(f"also called {', '.join(list(different)[:6])}")
    return Text(first, "common name", "; ".join(parts))


@tool(kind="text", verb="Looked up the CAS number", examples=[{"molecule": "CCO"}])
def cas_number(molecule: Molecule) -> Text:
    """CAS registry number of a structure.

    Args:
        molecule: Molecule to look up.

    Returns:
        The CAS number; others of the same structure beside it. No value where no table has one, which does
        not mean that none was given: about 75,000 compounds are in the table.

    Source: the chemicals package 1.5.2 (PubChem's depositors); check digits verified.
    """
    known = lookup.known_as(molecule.mol)
    if known is None or not known.cas:
        return Text(None, "CAS number", f"no table has a CAS number for {molecule.label}")
    parts = [] if known.exact else [_NOT_EXACT]
    if known.cas[1:]:
        parts.append(f"also {', '.join(known.cas[1:5])}")
    return Text(known.cas[0], "CAS number", "; ".join(parts) or None)
