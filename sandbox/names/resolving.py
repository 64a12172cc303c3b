"""From a name to a structure, with all sources, and back."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rdkit import Chem, rdBase

from sandbox.errors import ChemError, ToolError
from sandbox.names import ambiguous, cas, isotopes, lookup, opsin
from sandbox.names.lookup import Found
from sandbox.names.polymers import why_no_structure
from sandbox.names.spellings import other_spellings
from sandbox.names.stereo_check import implies_stereo, open_stereo
from sandbox.names.suggestions import suggest
from sandbox.names.wording import nested
from sandbox.structures import chem

_SUM_FORMULA = re.compile(r"C\d*H\d+(?:[A-Z][a-z]?\d*)*")
MAX_NAMED_ATOMS = 120  # heavy atoms; naming a larger structure takes many seconds
_SYSTEMATIC = re.compile(
    r"\d[,'\d]*-[a-z(\[]|(?:yl|oxy|amino|nitro|chloro|bromo|fluoro|iodo|hydroxy|cyano|methyl|ethyl|phenyl|oxo)[a-z(\[-]",
    re.IGNORECASE,
)


def resolve(name: str) -> Found:
    """Return the compound that a name stands for.

    The tables are asked first. OPSIN is asked where they do not know the name, or where the name says which
    stereoisomer is meant and they do not.

    Raises:
        ToolError: No source knows the name, or it stands for several compounds; the text names them or
            suggests what may be meant.
        HelperNeeded: OPSIN has to be asked, and does not run in this process.
    """
    text = " ".join(name.split())
    if not text:
        raise ToolError("there is no name to look up")
    found = lookup.look_up(text)
    if not found and (why := why_no_structure(text)):
        raise ToolError(f"'{text}' {why}")
    if len(found) > 1:
        raise ToolError(f"'{text}' can mean {listed(found)}; please say which")
    if found and not (implies_stereo(text) and open_stereo(chem.parse_smiles(found[0].smiles))):
        return found[0]
    if cas.PATTERN.fullmatch(text) and not found:
        raise ToolError(cas.problem(text))
    if lookup.INCHIKEY.fullmatch(text) and not found:
        raise ToolError(
            f"'{text}' is an InChIKey, a hash that has no structure in it, and no table has its compound"
        )
    if not found and (parts := isotopes.labelled(text)) and (labelled := _with_labels(text, parts)):
        return labelled
    return _systematic(text, found[0] if found else None)


def _with_labels(text: str, parts: isotopes.Labelled) -> Found | None:
    """The labelled compound, where its name without labels stands for one.

    Raises:
        ToolError: It leaves open which of its atoms bear the labels.
    """
    try:
        base = resolve(parts.base)
    except ToolError:
        return None
    smiles = isotopes.with_labels(base.smiles, parts.labels)
    if smiles is None:
        raise ToolError(f"'{text}' {isotopes.said_of(parts)}")
    return Found(smiles, text, base.source, base.remark)


def _systematic(text: str, flat: Found | None) -> Found:
    """Ask OPSIN; ``flat`` is what a table has without the configuration that the name gives."""
    reading = opsin.opsin().read(text)
    for spelt in other_spellings(text) if reading.smiles is None else ():
        if (other := opsin.opsin().read(spelt)).smiles:
            reading = other
            break
    if reading.smiles:
        try:
            mol = chem.parse_smiles(reading.smiles)
        except ChemError as error:
            raise ToolError(f"OPSIN read '{text}' as a structure that is not possible: {error}") from error
        if flat is None or _skeleton(mol) == _skeleton(chem.parse_smiles(flat.smiles)):
            return Found(chem.canonical_smiles(mol), text, opsin.SOURCE, "", flat.cas if flat else None)
    if flat is not None:
        return flat
    close = suggest(text)
    if close:
        raise ToolError(
            f"'{text[:80]}' is in no table and is no systematic name; did you mean {_either(close)}?"
        )
    if _SUM_FORMULA.fullmatch(text):
        raise ToolError(
            f"'{text[:80]}' is a sum formula, which many compounds share; please name the compound"
        )
    looks = bool(_SYSTEMATIC.search(text))
    why = f": {reading.problem}" if looks and reading.problem else ""
    raise ToolError(f"'{text[:80]}' is in no table, and OPSIN cannot read it as a systematic name{why[:200]}")


def listed(found: list[Found]) -> str:
    """Candidates in words, with their CAS numbers where these are known."""
    shown = [f"{each.name} (CAS {each.cas})" if each.cas else each.name for each in found]
    return _either(list(dict.fromkeys(shown)))


def other_meanings(name: str, chosen: Found) -> str:
    """What else an ambiguous name can mean beside the one that was chosen; empty for others."""
    others = [meaning for meaning in ambiguous.meanings(name.strip()) if meaning != chosen.name]
    return f"{name.strip()} can also mean {_either(others)}" if others else ""


@dataclass(frozen=True, slots=True)
class Naming:
    """A systematic name.

    Attributes:
        name: The name; None where there is none.
        verified: Whether OPSIN reads it as the very structure.
        note: Why there is no name, or how it was checked.
    """

    name: str | None
    verified: bool
    note: str


def systematic_name(mol: Chem.Mol) -> Naming:
    """Name a structure with openclatura, and have OPSIN read the name back.

    Raises:
        HelperNeeded: OPSIN has to be asked, and does not run in this process.
    """
    if any(atom.GetAtomicNum() == 0 for atom in mol.GetAtoms()):
        return Naming(None, False, "a structure with R groups or unknown atoms has no systematic name")
    if mol.GetNumHeavyAtoms() > MAX_NAMED_ATOMS:
        return Naming(None, False, f"only structures of up to {MAX_NAMED_ATOMS} heavy atoms are named")
    smiles = chem.canonical_smiles(mol)
    name, problem = _openclatura(smiles)
    if not name:
        return Naming(None, False, f"openclatura has no name for this structure{problem}")
    try:
        reading = opsin.opsin().read(name)
    except ToolError as error:
        return Naming(name, False, f"not verified: {error}")
    if reading.smiles is None:
        return Naming(name, False, "not verified: OPSIN cannot read the name")
    back = Chem.MolFromSmiles(reading.smiles)
    if back is not None and lookup.inchikey(back) == lookup.inchikey(mol) != "":
        return Naming(name, True, "verified: OPSIN reads it as the same structure")
    return Naming(name, False, "not verified: OPSIN reads it as another structure, so it may be wrong")


def _openclatura(smiles: str) -> tuple[str | None, str]:
    import openclatura

    try:
        result = openclatura.name(smiles)
    except Exception as error:  # its errors share no base, and some are bare ValueErrors
        return None, f" ({str(error)[:120]})"
    finally:
        for level in (
            "error",
            "warning",
        ):  # it silences RDKit, whose messages say what is wrong with a SMILES
            rdBase.EnableLog(f"rdApp.{level}")
    problem = str(result.error or "").rpartition(": ")[2]
    return nested(result.name) if result.name else None, f" ({problem[:120]})" if problem else ""


def _skeleton(mol: Chem.Mol) -> str:
    return lookup.inchikey(mol)[:14]


def _either(options: list[str]) -> str:
    return options[0] if len(options) == 1 else f"{', '.join(options[:-1])} or {options[-1]}"
