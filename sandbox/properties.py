"""The numerical properties by which molecules can be ranked and compared, and what chemists call them."""

from __future__ import annotations

from dataclasses import dataclass

from sandbox.registry import discover
from sandbox.results import Quantity, Report
from sandbox.types import Molecule
from sandbox.vocabulary import VOCABULARIES, Vocabulary, phrases


@dataclass(frozen=True, slots=True)
class Property:
    """A property that one tool measures on one molecule.

    Attributes:
        name: Canonical term; equal to the ``property`` of the tool's result.
        tool: Name of the tool; it takes one molecule and returns a quantity, or a report that begins with it.
        synonyms: What else it is called. Lower case is found in any case, upper case as it stands.
    """

    name: str
    tool: str
    synonyms: tuple[str, ...]


PROPERTIES = (
    Property(
        "molecular weight",
        "molecular_weight",
        phrases(
            "MW, mw, M.W., Mr, FW, mol weight, mol. weight, mol wt, mol. wt., molwt, molweight, molecular "
            "wt, mol mass, molar mass, molar weight, molecular mass, formula weight, weight, formula mass, "
            "relative molecular mass, relative molar mass, average mass, g/mol, grams per mole, heavier, "
            "heaviest, how heavy, lighter, lightest"
        ),
    ),
    Property(
        "exact mass",
        "exact_mass",
        phrases(
            "monoisotopic mass, monoisotopic molecular weight, monoisotopic weight, accurate mass, HRMS, "
            "exact molecular weight, exact molecular mass, exact mol weight, exact mw, monoisotopic, HRMS "
            "mass, high resolution mass, high-res mass, mono mass, mono-isotopic mass, precise mass, "
            "lightest isotope mass, isotopic mass, four decimal mass, monoisotopic mw"
        ),
    ),
    Property(
        "logP",
        "logp",
        phrases(
            "logp, log p, clogp, clog p, c logp, logpow, logkow, slogp, wlogp, logpo/w, xlogp, log kow, kow, "
            "alogp, crippen logp, octanol water partition coefficient, octanol/water partition coefficient, "
            "partition coefficient, lipophilicity, lipophilicities, hydrophobicity, hydrophobicities, "
            "lipophilic, hydrophobic, hydrophilic, hydrophilicity, greasy, greasiness, greasier, greasiest, "
            "fat soluble, fat solubility"
        ),
    ),
    Property(
        "logS",
        "solubility",
        phrases(
            "solubility, solubilities, aqueous solubility, water solubility, solubility in water, log S, "
            "LogS, soluble, water-soluble, soluble in water"
        ),
    ),
    Property(
        "logD at pH 7.4",
        "logd",
        phrases(
            "logd, log d, clogd, logd7.4, log d7.4, distribution coefficient, logd at ph 7.4, "
            "log d at ph 7.4, lipophilicity at ph 7.4"
        ),
    ),
    Property(
        "TPSA",
        "tpsa",
        phrases(
            "tpsa, psa, polar surface area, topological polar surface area, topological psa, t psa, polar "
            "surface, polar area, polarity, polarities, more polar, most polar, less polar, least polar"
        ),
    ),
    Property(
        "number of H-bond donors",
        "h_bond_donors",
        phrases(
            "h-bond donor, h-bonding donor, hydrogen bond donor, hydrogen-bonding donor, hb donor, hbd, "
            "h-donor, donor atom, donor count, number of donors, h-bond donor count, donor"
        ),
    ),
    Property(
        "number of H-bond acceptors",
        "h_bond_acceptors",
        phrases(
            "h-bond acceptor, h-bonding acceptor, hydrogen bond acceptor, hydrogen-bonding acceptor, hba, hb "
            "acceptor, h-acceptor, acceptor atom, acceptor count, number of acceptors, acceptor, h-bond "
            "acceptor count, hydrogen bond acceptor count"
        ),
    ),
    Property(
        "number of rotatable bonds",
        "rotatable_bonds",
        phrases(
            "rotatable bond, rotatable bond count, freely rotatable bond, rotatable single bond, rotable "
            "bond, rotor, rotor count, nrotb, rotb, rotbond, RB count, flexibility, flexible, torsion, "
            "conformational flexibility, rotatable, nrot, rot bond, rotational bond"
        ),
    ),
    Property(
        "fraction of sp3 carbons",
        "fraction_sp3",
        phrases(
            "fsp3, f sp3, sp3 fraction, fraction sp3, fraction of sp3, fraction of sp3 carbon, csp3, "
            "fraction sp3 carbons, sp3 carbon fraction, sp3 content, sp3 character, sp3 ratio, fcsp3, "
            "fraction csp3, saturation, carbon saturation, sp3 carbon, flatter, flattest, fractioncsp3, sp3 "
            "hybridised carbon, sp3 hybridized carbon, sp3-ness, proportion sp3, proportion of sp3, "
            "tetrahedral carbon, sp3"
        ),
    ),
    Property(
        "QED",
        "qed",
        phrases(
            "qed, qed score, qed value, drug-likeness, drug-likeness score, drug-like, more drug-like, "
            "quantitative estimate of drug-likeness, quantitative drug-likeness, drug-likeliness"
        ),
    ),
    Property(
        "SA score",
        "sa_score",
        phrases(
            "sa score, sascore, sas score, SAS, SA, synthetic accessibility, synthetic accessibility score, "
            "synthetic feasibility, synthetic complexity, synthetic difficulty, ease of synthesis, "
            "synthesizability, synthesisability, synthetic tractability, hard to make, hard to synthesise, "
            "hard to synthesize, difficult to make, easy to make, easy to synthesise, easy to synthesize, "
            "easier to make, easiest to make, easier to synthesise, easier to synthesize, harder to make, "
            "easiest to synthesise, easiest to synthesize, hardest to make, harder to synthesise, harder to "
            "synthesize, hardest to synthesise, hardest to synthesize, synthetically accessible, "
            "synthetically tractable, difficulty of synthesis, ease of making, makeable, synthetically, "
            "Ertl score"
        ),
    ),
    Property(
        "formal charge",
        "formal_charge",
        phrases(
            "charge, net charge, total charge, overall charge, net formal charge, total formal charge, ionic "
            "charge, charge state, charged"
        ),
    ),
    Property(
        "number of heavy atoms",
        "heavy_atom_count",
        phrases(
            "heavy atom, heavy atom count, non-hydrogen atom, HAC, hac, number of non-hydrogen atoms, atom "
            "count, number of atoms, how many atoms, size, non-H atom, nheavy, heavies, skeletal atom, "
            "non-hydrogen"
        ),
    ),
    Property(
        "number of rings",
        "ring_count",
        phrases(
            "ring count, count of rings, total rings, more rings, most rings, fewer rings, fewest rings, how "
            "many rings, SSSR, cycle count, number of cycles, how many heterocycles, how many carbocycles"
        ),
    ),
    Property(
        "number of aromatic rings",
        "aromatic_ring_count",
        phrases(
            "aromatic ring, aromatic ring count, aromatic cycle, count of aromatic rings, aryl ring, arene "
            "ring"
        ),
    ),
)

# Words that contain a property's name and mean something else.
_OTHER_MEANINGS = phrases(
    "by weight, weight percent, weight %, mass spec, mass spectrum, mass spectrometry, mass balance, "
    "charge transfer, in charge, free of charge, pore size, particle size, sample size, ring size, "
    "donor solvent, electron donor, electron acceptor, Michael acceptor, hydride donor, donor ligand, "
    "saturation transfer, rotary evaporator, drug-like rule, light weight, mass transfer, heavier than "
    "hydrogen, charged group, charged residue, solubility product, charged together, charged with, "
    "charged into, were charged, was charged"
)

_TOOLS = {each.name: each.tool for each in PROPERTIES}


def tool_of(term: str) -> str:
    """Return the name of the tool that measures a property.

    Args:
        term: A canonical term of the ``property`` vocabulary.
    """
    return _TOOLS[term]


def measure(term: str, molecule: Molecule) -> Quantity:
    """Measure a property with its own tool.

    Args:
        term: A canonical term of the ``property`` vocabulary.
        molecule: Molecule to measure.

    Raises:
        ToolError: The tool cannot answer for this molecule.
    """
    result = discover().get(tool_of(term)).function(molecule)
    quantity = result.items[0] if isinstance(result, Report) else result
    if not isinstance(quantity, Quantity):
        raise TypeError(f"{tool_of(term)} returns no quantity")
    return quantity


def _vocabulary() -> Vocabulary:
    return Vocabulary("property", {each.name: each.synonyms for each in PROPERTIES}, _OTHER_MEANINGS)


VOCABULARIES.add("property", _vocabulary)
