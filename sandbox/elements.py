"""The chemical elements as a vocabulary: names, symbols, and how chemists mention them."""

from __future__ import annotations

from rdkit import Chem

from sandbox.vocabulary import VOCABULARIES, Vocabulary, phrases

NAMES = phrases(
    "hydrogen, helium, lithium, beryllium, boron, carbon, nitrogen, oxygen, fluorine, neon, sodium, "
    "magnesium, aluminium, silicon, phosphorus, sulfur, chlorine, argon, potassium, calcium, scandium, "
    "titanium, vanadium, chromium, manganese, iron, cobalt, nickel, copper, zinc, gallium, germanium, "
    "arsenic, selenium, bromine, krypton, rubidium, strontium, yttrium, zirconium, niobium, molybdenum, "
    "technetium, ruthenium, rhodium, palladium, silver, cadmium, indium, tin, antimony, tellurium, "
    "iodine, xenon, caesium, barium, lanthanum, cerium, praseodymium, neodymium, promethium, samarium, "
    "europium, gadolinium, terbium, dysprosium, holmium, erbium, thulium, ytterbium, lutetium, hafnium, "
    "tantalum, tungsten, rhenium, osmium, iridium, platinum, gold, mercury, thallium, lead, bismuth, "
    "polonium, astatine, radon, francium, radium, actinium, thorium, protactinium, uranium, neptunium, "
    "plutonium, americium, curium, berkelium, californium, einsteinium, fermium, mendelevium, nobelium, "
    "lawrencium, rutherfordium, dubnium, seaborgium, bohrium, hassium, meitnerium, darmstadtium, "
    "roentgenium, copernicium, nihonium, flerovium, moscovium, livermorium, tennessine, oganesson"
)

_OTHER_SPELLINGS = {
    "aluminium": ("aluminum",),
    "sulfur": ("sulphur",),
    "caesium": ("cesium",),
    "tungsten": ("wolfram",),
}

# Two-letter symbols that stand in prose for nothing but the element; the others ("In", "No", "C", "P") are
# mentions only in a context such as "C atoms" or "number of P".
_SPOKEN_SYMBOLS = phrases(
    "Li, Na, Mg, Al, Si, Cl, Ca, Ti, Mn, Fe, Ni, Cu, Zn, Ge, Se, Br, Zr, Ru, Rh, Pd, Ag, Cd, Sn, Sb, Ir, "
    "Pt, Au, Hg, Tl, Pb, Bi"
)

# Words that contain an element's name, or are one, and mean something else.
_OTHER_MEANINGS = phrases(
    "lead, hydrogen bond, hydrogen bonding, hydrogen-bonded, sp3 carbon, sp2 carbon, sp carbon, carbon "
    "dioxide, carbon monoxide, carbon tetrachloride, carbon disulfide, carbon nucleophile, under "
    "nitrogen, nitrogen atmosphere, under argon, argon atmosphere, liquid nitrogen, nitrogen mustard, "
    "nitrogen heterocycle, oxygen heterocycle, sulfur heterocycle, palladium catalyst, palladium on "
    "carbon, iodine value, gold standard, silver bullet"
)

_ISOTOPES = {"deuterium": (1, 2), "tritium": (1, 3)}


def element_and_isotope(term: str) -> tuple[int, int | None]:
    """Return the atomic number of a canonical term, and the mass number where the term means one isotope.

    Args:
        term: A canonical term of the vocabulary, e.g. ``"carbon"`` or ``"deuterium"``.
    """
    if term in _ISOTOPES:
        return _ISOTOPES[term]
    return NAMES.index(term) + 1, None


def symbol_of(number: int) -> str:
    """Return the symbol of an atomic number."""
    return str(Chem.GetPeriodicTable().GetElementSymbol(number))


def _contexts(symbol: str) -> tuple[str, ...]:
    """Ways of mentioning a symbol; the Os of "how many Os" are oxygens and no osmium."""
    if len(symbol) == 1:
        written: tuple[str, ...] = (symbol, f"{symbol}'s", f"{symbol}s")
    else:
        written = () if symbol in ("Cs", "Ds", "Hs", "Os", "Ts") else (symbol, f"{symbol}'s")
    asked = [
        f"{before} {each}" for before in ("number of", "how many", "count", "count of") for each in written
    ]
    return (f"{symbol} atom", f"{symbol} count", *asked)


def _vocabulary() -> Vocabulary:
    terms: dict[str, tuple[str, ...]] = {}
    for number, name in enumerate(NAMES, start=1):
        symbol = symbol_of(number)
        terms[name] = (symbol, *_OTHER_SPELLINGS.get(name, ()), *_contexts(symbol), f"{name} atom")
    symbols = [symbol_of(number) for number in range(1, len(NAMES) + 1)]
    unspoken = tuple(symbol for symbol in symbols if symbol not in _SPOKEN_SYMBOLS)
    terms["deuterium"] = ("D", "heavy hydrogen", *_contexts("D"), "deuterium atom")
    terms["tritium"] = ("T", *_contexts("T"), "tritium atom")
    return Vocabulary("chemical element", terms, (*unspoken, "D", "T", *_OTHER_MEANINGS))


VOCABULARIES.add("element", _vocabulary)
