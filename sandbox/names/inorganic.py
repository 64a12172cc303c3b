"""Salts of metals by formula or name, with crystal water: "CoCl2·6H2O", "iron(III) chloride hexahydrate".

No table lists them all; cation, anion and the sum of charges give the structure. Read are formulas that are
neutral, and names whose charge is plain: written as a Roman number, or the only one that the metal has.
"""

from __future__ import annotations

import re
from functools import cache
from math import gcd

from sandbox.structures import chem

# Symbol → English name, usual charges.
_METALS: dict[str, tuple[str, tuple[int, ...]]] = {
    "Li": ("lithium", (1,)), "Na": ("sodium", (1,)), "K": ("potassium", (1,)), "Rb": ("rubidium", (1,)),
    "Cs": ("caesium", (1,)), "Ag": ("silver", (1,)), "Mg": ("magnesium", (2,)), "Ca": ("calcium", (2,)),
    "Sr": ("strontium", (2,)), "Ba": ("barium", (2,)), "Zn": ("zinc", (2,)), "Cd": ("cadmium", (2,)),
    "Al": ("aluminium", (3,)), "Sc": ("scandium", (3,)), "Y": ("yttrium", (3,)), "La": ("lanthanum", (3,)),
    "In": ("indium", (3,)), "Bi": ("bismuth", (3,)), "Yb": ("ytterbium", (3,)), "Fe": ("iron", (2, 3)),
    "Cu": ("copper", (1, 2)), "Co": ("cobalt", (2, 3)), "Ni": ("nickel", (2,)), "Mn": ("manganese", (2, 3)),
    "Cr": ("chromium", (2, 3)), "Ce": ("cerium", (3, 4)), "Pb": ("lead", (2, 4)), "Sn": ("tin", (2, 4)),
    "Hg": ("mercury", (2,)), "Pd": ("palladium", (2,)), "Ru": ("ruthenium", (3,)), "Rh": ("rhodium", (3,)),
}  # fmt: skip
_AMMONIUM = "[NH4+]"
# Formula → SMILES, charge, name.
_ANIONS: dict[str, tuple[str, int, str]] = {
    "F": ("[F-]", 1, "fluoride"), "Cl": ("[Cl-]", 1, "chloride"), "Br": ("[Br-]", 1, "bromide"),
    "I": ("[I-]", 1, "iodide"), "OH": ("[OH-]", 1, "hydroxide"), "NO3": ("[O-][N+](=O)[O-]", 1, "nitrate"),
    "NO2": ("[O-]N=O", 1, "nitrite"), "ClO4": ("[O-]Cl(=O)(=O)=O", 1, "perchlorate"),
    "ClO3": ("[O-]Cl(=O)=O", 1, "chlorate"), "BF4": ("F[B-](F)(F)F", 1, "tetrafluoroborate"),
    "PF6": ("F[P-](F)(F)(F)(F)F", 1, "hexafluorophosphate"), "SCN": ("[S-]C#N", 1, "thiocyanate"),
    "OAc": ("CC(=O)[O-]", 1, "acetate"), "CH3COO": ("CC(=O)[O-]", 1, "acetate"),
    "OTf": ("[O-]S(=O)(=O)C(F)(F)F", 1, "triflate"), "HCO3": ("OC(=O)[O-]", 1, "hydrogencarbonate"),
    "HSO4": ("OS(=O)(=O)[O-]", 1, "hydrogensulfate"), "H2PO4": ("OP(=O)(O)[O-]", 1, "dihydrogenphosphate"),
    "CO3": ("[O-]C(=O)[O-]", 2, "carbonate"), "SO4": ("[O-]S(=O)(=O)[O-]", 2, "sulfate"),
    "SO3": ("[O-]S(=O)[O-]", 2, "sulfite"), "S2O3": ("[O-]S(=O)(=O)[S-]", 2, "thiosulfate"),
    "S2O4": ("[O-]S(=O)S(=O)[O-]", 2, "dithionite"), "S2O5": ("[O-]S(=O)S(=O)(=O)[O-]", 2, "metabisulfite"),
    "S2O8": ("[O-]S(=O)(=O)OOS(=O)(=O)[O-]", 2, "persulfate"),
    "HPO4": ("OP(=O)([O-])[O-]", 2, "hydrogenphosphate"),
    "C2O4": ("[O-]C(=O)C(=O)[O-]", 2, "oxalate"), "PO4": ("[O-]P(=O)([O-])[O-]", 3, "phosphate"),
}  # fmt: skip
_OTHER_NAMES = {
    "aluminum": "aluminium", "cesium": "caesium", "sulphate": "sulfate", "sulphite": "sulfite",
    "thiosulphate": "thiosulfate", "bicarbonate": "hydrogencarbonate", "ferric": "iron(iii)",
    "ferrous": "iron(ii)", "cupric": "copper(ii)", "cuprous": "copper(i)",
}  # fmt: skip
_USUAL = {"copper": 2, "cobalt": 2, "manganese": 2, "chromium": 3, "lead": 2}  # where no charge is written
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
WATERS = {
    "mono": 1, "di": 2, "tri": 3, "tetra": 4, "penta": 5, "hexa": 6, "hepta": 7, "octa": 8, "nona": 9,
    "deca": 10, "undeca": 11, "dodeca": 12,
}  # fmt: skip
_FORMULA = re.compile(
    r"(?P<cation>\(NH4\)|NH4|[A-Z][a-z]?)(?P<m>\d?)\(?(?P<anion>[A-Z](?:[A-Za-z0-9]*[A-Za-z0-9])?)\)?(?P<n>(?<=\))\d)?"
    r"(?:\s?[·•∙*.xX×]\s?(?P<water>\d{0,2})\s?H2O|\((?:H2O)\)(?P<aqua>\d{1,2}))?"
)
_WATER_AFTER = re.compile(
    r"(?:\s?[·•∙*xX×]\s?(?P<count>\d{0,2})|\s?\.?\s?(?P<dotted>\d{1,2}))\s?H2O\b(?!\s*(?:\+|->|→|=))"
)
_HYDRATE_MEANT = re.compile(
    r",?\s+\(?(?:from|as|using|in the form of)\s+(?:the|its|a)\s+(?P<word>[a-z]+hydrate)\b", re.IGNORECASE
)
_NAME = re.compile(
    r"(?P<metal>[a-z]+)(?:\s?\((?P<roman>i{1,3}|iv)\)?)?\s(?P<anion>(?:di)?(?:hydrogen\s?)?[a-z]+)"
)


def salt_of_formula(text: str) -> str | None:
    """Return the SMILES of a salt by its formula, crystal water included; None where it is none."""
    match = _FORMULA.fullmatch(text)
    if match is None:
        return None
    anions = [(match["anion"], match["n"])]
    if match["n"] is None and (tail := re.fullmatch(r"(.*?[A-Za-z])(\d)", match["anion"])):
        anions.append((tail[1], tail[2]))  # the digit counts the anions: CoCl2
    water = match["water"] if match["water"] is not None else match["aqua"]
    waters = 0 if water is None else int(water or 1)
    for anion, count in anions:
        if anion in _ANIONS:
            found = _balanced(match["cation"].strip("()"), int(match["m"] or 1), anion, int(count or 1))
            if found:
                return _with_water(found, waters)
    return None


def salt_of_words(text: str) -> str | None:
    """Return the SMILES of a salt by its name, without crystal water; None where it is none."""
    plain = " ".join(_OTHER_NAMES.get(word, word) for word in text.lower().split())
    match = _NAME.fullmatch(plain)
    if match is None or match["anion"].replace(" ", "") not in _by_name():
        return None
    symbol = next((key for key, (name, _) in _METALS.items() if name == match["metal"]), None)
    anion = _by_name()[match["anion"].replace(" ", "")]
    if symbol is None:
        return None
    _, charges = _METALS[symbol]
    charge = _ROMAN.get(match["roman"] or "") or (
        charges[0] if len(charges) == 1 else _USUAL.get(match["metal"])
    )
    if charge is None or charge not in charges:
        return None
    negative = _ANIONS[anion][1]
    divisor = gcd(charge, negative)
    return _balanced(symbol, negative // divisor, anion, charge // divisor)


def crystal_water(text: str, end: int) -> tuple[int, str] | None:
    """Crystal water that is written after a substance: " x 7 H2O", ", from the pentahydrate".

    Args:
        text: The text.
        end: Where the substance's name ends.

    Returns:
        Where the water ends and the hydrate's word; the end of the name where the words stay apart.
    """
    if match := _WATER_AFTER.match(text, end):
        count = int(match["count"] or match["dotted"] or 1)
        word = next((prefix for prefix, number in WATERS.items() if number == count), None)
        return (match.end(), f"{word}hydrate") if word else None
    match = _HYDRATE_MEANT.match(text, end)
    return (end, match["word"].lower()) if match else None


def hydrate_of(smiles: str, word: str) -> str | None:
    """Return the hydrate of a substance, e.g. of "pentahydrate"; None where the word is none."""
    prefix = word.lower().removesuffix("hydrate")
    return (
        _with_water(smiles, WATERS[prefix]) if word.lower().endswith("hydrate") and prefix in WATERS else None
    )


def _balanced(cation: str, cations: int, anion: str, anions: int) -> str | None:
    """The salt, where its charges add up to nothing."""
    written, negative, _ = _ANIONS[anion]
    if cation == "NH4":
        ion, charge = _AMMONIUM, 1
    else:
        charge = anions * negative // cations if anions * negative % cations == 0 else 0
        if charge not in _METALS.get(cation, ("", ()))[1]:
            return None
        ion = f"[{cation}+{charge if charge > 1 else ''}]"
    if charge * cations != anions * negative:
        return None
    return chem.canonical_smiles(chem.parse_smiles(".".join([ion] * cations + [written] * anions)))


def _with_water(smiles: str, count: int) -> str:
    return chem.canonical_smiles(chem.parse_smiles(".".join([smiles, *["O"] * count])))


@cache
def _by_name() -> dict[str, str]:
    return {name: formula for formula, (_, _, name) in _ANIONS.items()}
