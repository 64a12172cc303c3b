"""Bioisosteres: groups that medicinal chemists exchange for one another, by hand and with a source.

Source: Patani and LaVoie, Chem. Rev. 1996, 96, 3147; Meanwell, J. Med. Chem. 2011, 54, 2529; Ballatore et
al., ChemMedChem 2013, 8, 385 (carboxylic acids); Kumari et al., J. Med. Chem. 2020, 63, 12290 (amides).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Isostere:
    """One replacement of a group.

    Attributes:
        smiles: The replacement; ``*`` for the rest of the molecule, ``[1*]`` and ``[2*]`` for its two parts.
        name: What chemists call it.
        why: What it usually brings, in a few words.
    """

    smiles: str
    name: str
    why: str


def _of(*rows: tuple[str, str, str]) -> tuple[Isostere, ...]:
    return tuple(Isostere(*row) for row in rows)


# The group as a substituent (SMILES with *) → replacements.
TERMINAL: dict[str, tuple[Isostere, ...]] = {
    "*C(=O)O": _of(
        ("*c1nn[nH]n1", "1H-tetrazol-5-yl", "acid of like pKa, more lipophilic, stable to conjugation"),
        ("*C(=O)NS(C)(=O)=O", "N-methylsulfonyl amide", "acid of like pKa, two more points of contact"),
        ("*S(N)(=O)=O", "sulfonamide", "weaker acid, better permeability"),
        ("*C(=O)NO", "hydroxamic acid", "weaker acid, binds metals"),
        ("*c1noc(=O)[nH]1", "1,2,4-oxadiazol-5-one", "acid of like pKa, better permeability than tetrazole"),
        ("*c1cc(O)no1", "3-hydroxyisoxazole", "acidic heterocycle, planar"),
        ("*S(=O)(=O)O", "sulfonic acid", "stronger acid, charged throughout"),
        ("*P(=O)(O)O", "phosphonic acid", "second acidic proton, poorly permeable"),
        ("*C(=O)NC#N", "acyl cyanamide", "acid of like pKa"),
        ("*C1SC(=O)NC1=O", "thiazolidinedione", "weak acid, lipophilic"),
        ("*C(N)=O", "primary amide", "neutral; keeps the carbonyl contact"),
    ),
    "*C(N)=O": _of(
        ("*C#N", "nitrile", "linear acceptor, no donor"),
        ("*S(N)(=O)=O", "sulfonamide", "tetrahedral, weakly acidic"),
        ("*c1nnc[nH]1", "1,2,4-triazole", "stable to amidases, keeps a donor"),
        ("*C(=O)NC", "N-methyl amide", "one donor fewer"),
        ("*NC(C)=O", "reversed amide", "same contacts, other direction"),
    ),
    "*O": _of(
        ("*F", "fluoro", "blocks conjugation, no donor"),
        ("*N", "amino", "donor of like size, basic"),
        ("*CO", "hydroxymethyl", "donor one atom farther; slower conjugation of phenols"),
        ("*NS(C)(=O)=O", "methanesulfonamide", "phenol mimic of like acidity, slower conjugation"),
        ("*C(F)F", "difluoromethyl", "lipophilic hydrogen-bond donor"),
        ("*NC(N)=O", "urea", "phenol mimic with two donors"),
        ("*OC", "methoxy", "no donor"),
    ),
    "*OC": _of(
        ("*OC(F)F", "difluoromethoxy", "stable to demethylation, more lipophilic"),
        ("*OC(F)(F)F", "trifluoromethoxy", "stable to demethylation, lipophilic"),
        ("*SC", "methylthio", "more lipophilic"),
        ("*CC", "ethyl", "no acceptor"),
        ("*OC1CC1", "cyclopropoxy", "slower dealkylation"),
        ("*F", "fluoro", "small, stable"),
        ("*C#N", "nitrile", "acceptor, polar"),
    ),
    "*Cl": _of(
        ("*C(F)(F)F", "trifluoromethyl", "like size and electronics"),
        ("*C#N", "nitrile", "polar, like electronics"),
        ("*C", "methyl", "like size, electron-rich"),
        ("*F", "fluoro", "smaller, less lipophilic"),
        ("*Br", "bromo", "larger, polarisable"),
        ("*C#C", "ethynyl", "like length, linear"),
    ),
    "*F": _of(
        ("*[H]", "hydrogen", "the parent"),
        ("*Cl", "chloro", "larger, more lipophilic"),
        ("*O", "hydroxy", "donor of like size"),
        ("*C#N", "nitrile", "polar"),
        ("*C", "methyl", "electron-rich"),
    ),
    "*C": _of(
        ("*Cl", "chloro", "like size, stable to oxidation"),
        ("*C(F)(F)F", "trifluoromethyl", "stable to oxidation"),
        ("*C(F)F", "difluoromethyl", "weak donor, less easily oxidised"),
        ("*C1CC1", "cyclopropyl", "larger, stable"),
        ("*N", "amino", "polar, like size"),
    ),
    "*C(F)(F)F": _of(
        ("*Cl", "chloro", "like electronics, smaller"),
        ("*C#N", "nitrile", "less lipophilic, electron-poor"),
        ("*C(C)(C)C", "tert-butyl", "like size, electron-rich"),
        ("*C1(C(F)(F)F)CC1", "trifluoromethylcyclopropyl", "tert-butyl mimic, stable to oxidation"),
        ("*C(F)F", "difluoromethyl", "less lipophilic, weak donor"),
        ("*S(F)(F)(F)(F)F", "pentafluorosulfanyl", "larger, strongly electron-poor"),
        ("*S(C)(=O)=O", "methylsulfonyl", "electron-poor and polar"),
    ),
    "*[N+](=O)[O-]": _of(
        ("*C#N", "nitrile", "electron-poor without the nitro group's toxicity"),
        ("*S(C)(=O)=O", "methylsulfonyl", "electron-poor, polar, stable"),
        ("*C(F)(F)F", "trifluoromethyl", "electron-poor, lipophilic"),
        ("*C(N)=O", "primary amide", "polar, planar"),
        ("*C(=O)OC", "methyl ester", "planar acceptor"),
    ),
    "*C#N": _of(
        ("*Cl", "chloro", "like electronics, lipophilic"),
        ("*C#C", "ethynyl", "linear, no acceptor"),
        ("*C(N)=O", "primary amide", "hydrated form with donor"),
        ("*C(F)(F)F", "trifluoromethyl", "electron-poor"),
        ("*F", "fluoro", "small, polar bond"),
    ),
    "*N": _of(
        ("*O", "hydroxy", "donor of like size, not basic"),
        ("*NC", "methylamino", "one donor fewer"),
        ("*C", "methyl", "like size, neutral"),
        ("*NC(C)=O", "acetamido", "not basic"),
        ("*NS(C)(=O)=O", "methanesulfonamide", "acidic donor"),
    ),
    "*C(C)(C)C": _of(
        ("*C1(C)CC1", "1-methylcyclopropyl", "fewer sites of oxidation"),
        ("*C1(C(F)(F)F)CC1", "trifluoromethylcyclopropyl", "stable to oxidation"),
        ("*C(C)(C)O", "2-hydroxypropan-2-yl", "less lipophilic"),
        ("*C(F)(F)F", "trifluoromethyl", "smaller, stable"),
        ("*C1(C)COC1", "3-methyloxetan-3-yl", "less lipophilic, like shape"),
    ),
    "*S(N)(=O)=O": _of(
        ("*C(N)=O", "primary amide", "planar, neutral"),
        ("*S(C)(=O)=O", "methylsulfonyl", "no donor, better permeability"),
        ("*S(C)(=N)=O", "sulfoximine", "polar, one donor"),
        ("*c1nn[nH]n1", "tetrazole", "acidic"),
        ("*NS(C)(=O)=O", "reversed sulfonamide", "donor at the other end"),
    ),
    "*c1ccccc1": _of(
        ("*c1ccccn1", "2-pyridyl", "less lipophilic, fewer sites of oxidation"),
        ("*c1cccnc1", "3-pyridyl", "less lipophilic, basic"),
        ("*c1ccncc1", "4-pyridyl", "less lipophilic, more basic"),
        ("*c1cccs1", "2-thienyl", "like size and lipophilicity"),
        ("*C1CCCCC1", "cyclohexyl", "more sp3, other shape"),
        ("*C12CC(C1)C2", "bicyclo[1.1.1]pentan-1-yl", "sp3-rich phenyl mimic, more soluble"),
        ("*c1cncnc1", "5-pyrimidinyl", "polar, electron-poor"),
        ("*c1ccco1", "2-furyl", "smaller; may be oxidised"),
    ),
    "*C(=O)OC": _of(
        ("*C(=O)NC", "N-methyl amide", "stable to esterases"),
        ("*c1nc(C)no1", "3-methyl-1,2,4-oxadiazole", "ester mimic, stable to esterases"),
        ("*c1nnc(C)o1", "1,3,4-oxadiazole", "ester mimic, less lipophilic"),
        ("*C(C)=O", "methyl ketone", "no hydrolysis"),
        ("*C#N", "nitrile", "small acceptor"),
    ),
    "*N1CCCCC1": _of(
        ("*N1CCOCC1", "morpholine", "less lipophilic, less basic"),
        ("*N1CCN(C)CC1", "N-methylpiperazine", "more soluble, basic"),
        ("*N1CCC1", "azetidine", "smaller, stable"),
        ("*N1CC2(COC2)C1", "2-oxa-6-azaspiro[3.3]heptane", "morpholine mimic, more soluble"),
        ("*N1CCC(F)(F)CC1", "4,4-difluoropiperidine", "less basic, blocks oxidation"),
    ),
    "*N1CCOCC1": _of(
        ("*N1CC2(COC2)C1", "2-oxa-6-azaspiro[3.3]heptane", "less lipophilic, stable"),
        ("*N1CC2CCC(C1)O2", "bridged morpholine", "hindered, stable to oxidation"),
        ("*N1CCN(C)CC1", "N-methylpiperazine", "more basic"),
        ("*N1CCCCC1", "piperidine", "more lipophilic"),
        ("*N1CCS(=O)(=O)CC1", "thiomorpholine dioxide", "polar, hardly basic"),
    ),
}

# A group between two parts → replacements.
LINKING: dict[str, tuple[Isostere, ...]] = {
    "[1*]C(=O)N[2*]": _of(
        ("[1*]S(=O)(=O)N[2*]", "sulfonamide", "tetrahedral, more acidic N–H"),
        ("[1*]NC(=O)[2*]", "reversed amide", "same contacts, other direction"),
        ("[1*]c1cn([2*])nn1", "1,2,3-triazole", "stable trans-amide mimic"),
        ("[1*]c1nnc([2*])o1", "1,3,4-oxadiazole", "no donor, stable, less lipophilic"),
        ("[1*]c1nc([2*])no1", "1,2,4-oxadiazole", "no donor, stable"),
        ("[1*]C(=O)N(C)[2*]", "N-methyl amide", "no donor, cis form"),
        ("[1*]C(C(F)(F)F)N[2*]", "trifluoroethylamine", "weakly basic amide mimic, stable to amidases"),
        ("[1*]C(=S)N[2*]", "thioamide", "stronger donor, weaker acceptor"),
        ("[1*]C(F)=C[2*]", "fluoroalkene", "amide mimic without donor"),
        ("[1*]NC(=O)N[2*]", "urea", "second donor"),
    ),
    "[1*]C(=O)O[2*]": _of(
        ("[1*]C(=O)N[2*]", "amide", "stable to esterases"),
        ("[1*]c1nc([2*])no1", "1,2,4-oxadiazole", "ester mimic, stable"),
        ("[1*]c1nnc([2*])o1", "1,3,4-oxadiazole", "ester mimic, less lipophilic"),
        ("[1*]C(=O)C[2*]", "ketone", "no hydrolysis"),
        ("[1*]CO[2*]", "ether", "no hydrolysis"),
    ),
    "[1*]O[2*]": _of(
        ("[1*]N[2*]", "amine", "donor"),
        ("[1*]S[2*]", "sulfide", "more lipophilic, may be oxidised"),
        ("[1*]C[2*]", "methylene", "no acceptor"),
        ("[1*]C(F)(F)[2*]", "difluoromethylene", "ether mimic, stable"),
        ("[1*]C(=O)[2*]", "ketone", "acceptor, bent"),
    ),
    "[1*]NC(=O)N[2*]": _of(
        ("[1*]NC(=O)[2*]", "amide", "one donor fewer"),
        ("[1*]NC(=NC#N)N[2*]", "cyanoguanidine", "urea mimic, polar"),
        ("[1*]NC(=O)C(=O)N[2*]", "oxalamide", "longer, planar"),
        ("[1*]Nc1c(N[2*])c(=O)c1=O", "squaramide", "urea mimic with strong donors"),
        ("[1*]NC(=O)O[2*]", "carbamate", "one donor fewer"),
    ),
    "[1*]S(=O)(=O)N[2*]": _of(
        ("[1*]C(=O)N[2*]", "amide", "planar, less acidic"),
        ("[1*]S(=O)(=O)C[2*]", "sulfone", "no donor"),
        ("[1*]NS(=O)(=O)[2*]", "reversed sulfonamide", "donor at the other end"),
        ("[1*]S(=N)(=O)C[2*]", "sulfoximine", "polar, one donor"),
    ),
    "[1*]c1ccc([2*])cc1": _of(
        ("[1*]c1ccc([2*])nc1", "pyridine-2,5-diyl", "less lipophilic"),
        ("[1*]C12CC([2*])(C1)C2", "bicyclo[1.1.1]pentane-1,3-diyl", "sp3-rich, more soluble, stable"),
        ("[1*]C12CCC([2*])(CC1)CC2", "bicyclo[2.2.2]octane-1,4-diyl", "sp3-rich, like length"),
        ("[1*]c1ncc([2*])cn1", "pyrimidine-2,5-diyl", "polar, electron-poor"),
        ("[1*]c1ccc([2*])s1", "thiophene-2,5-diyl", "like length, bent"),
        ("[1*]C1CCC([2*])CC1", "cyclohexane-1,4-diyl", "saturated"),
    ),
    "[1*]c1cccc([2*])c1": _of(
        ("[1*]c1cncc([2*])c1", "pyridine-3,5-diyl", "less lipophilic"),
        ("[1*]c1cccc([2*])n1", "pyridine-2,6-diyl", "less lipophilic"),
        ("[1*]c1csc([2*])n1", "thiazole-2,4-diyl", "smaller, polar"),
        ("[1*]C12CC([2*])(CC1)C2", "bicyclo[2.1.1]hexane-1,4-diyl", "sp3-rich meta mimic"),
    ),
}
