"""Bioisosteres of groups that link two parts of a molecule, by hand and with a source.

Source: Patani and LaVoie, Chem. Rev. 1996, 96, 3147; Meanwell, J. Med. Chem. 2011, 54, 2529; Kumari et al.,
J. Med. Chem. 2020, 63, 12290 (amides).
"""

from __future__ import annotations

from sandbox.design.isostere import Isostere
from sandbox.design.isostere import isosteres as _of

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
    "[1*]NC(=O)O[2*]": _of(
        ("[1*]NC(=O)N[2*]", "urea", "stable to esterases, second donor"),
        ("[1*]NC(=O)C[2*]", "amide", "stable to esterases"),
        ("[1*]c1nnc([2*])o1", "1,3,4-oxadiazole", "no donor, stable"),
        ("[1*]NS(=O)(=O)[2*]", "sulfonamide", "tetrahedral, more acidic N–H"),
    ),
    "[1*]C([2*])=O": _of(
        ("[1*]S(=O)(=O)[2*]", "sulfone", "tetrahedral, polar, not reduced"),
        ("[1*]C1([2*])COC1", "oxetane", "like polarity, not electrophilic"),
        ("[1*]C(F)(F)[2*]", "difluoromethylene", "not reduced, lipophilic"),
        ("[1*]S(=O)[2*]", "sulfoxide", "polar acceptor, chiral"),
        ("[1*]C(=NO)[2*]", "oxime", "donor and acceptor"),
        ("[1*]C(=O)N[2*]", "amide", "donor, less electrophilic"),
    ),
    "[1*]S[2*]": _of(
        ("[1*]O[2*]", "ether", "less lipophilic, not oxidised"),
        ("[1*]C[2*]", "methylene", "no lone pairs"),
        ("[1*]S(=O)(=O)[2*]", "sulfone", "polar, fully oxidised"),
        ("[1*][Se][2*]", "selenide", "larger, more easily oxidised"),
        ("[1*]C(F)(F)[2*]", "difluoromethylene", "stable"),
    ),
    "[1*]C=C[2*]": _of(
        ("[1*]C1CC1[2*]", "cyclopropane", "keeps the geometry, no Michael acceptor"),
        ("[1*]C(F)=C[2*]", "fluoroalkene", "amide mimic"),
        ("[1*]c1ccccc1[2*]", "ortho-phenylene", "keeps a cis geometry"),
        ("[1*]C(=O)N[2*]", "amide", "polar, trans"),
        ("[1*]CC[2*]", "ethylene", "saturated, flexible"),
    ),
    "[1*]C#C[2*]": _of(
        ("[1*]C=C[2*]", "trans-alkene", "bent"),
        ("[1*]c1ccc([2*])cc1", "para-phenylene", "linear, longer"),
        ("[1*]C12CC([2*])(C1)C2", "bicyclo[1.1.1]pentane-1,3-diyl", "linear, sp3-rich"),
        ("[1*]CC[2*]", "ethylene", "flexible"),
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
