"""Bioisosteres: groups that medicinal chemists exchange for one another, by hand and with a source.

Source: Patani and LaVoie, Chem. Rev. 1996, 96, 3147; Meanwell, J. Med. Chem. 2011, 54, 2529; Ballatore et
al., ChemMedChem 2013, 8, 385 (carboxylic acids); Kumari et al., J. Med. Chem. 2020, 63, 12290 (amides).
"""

from __future__ import annotations

from sandbox.design.isostere import Isostere
from sandbox.design.isostere import isosteres as _of
from sandbox.design.linking_isosteres import LINKING

# The group as a substituent (SMILES with *) → replacements.
TERMINAL: dict[str, tuple[Isostere, ...]] = {
    "*C(=O)O": _of(
        ("*c1nnn[nH]1", "1H-tetrazol-5-yl", "acid of like pKa, more lipophilic, stable to conjugation"),
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
        ("*NS(C)(=O)=O", "methanesulfonamide", "phenol mimic of like acidity, slower conjugation"),
        ("*NC(N)=O", "urea", "phenol mimic with two donors"),
        ("*C(F)F", "difluoromethyl", "lipophilic hydrogen-bond donor"),
        ("*CO", "hydroxymethyl", "donor one atom farther; slower conjugation of phenols"),
        ("*N", "amino", "donor of like size, basic"),
        ("*F", "fluoro", "blocks conjugation, no donor"),
        ("*S", "thiol", "softer, more acidic; oxidised to disulfide"),
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
        ("*c1nnn[nH]1", "tetrazole", "acidic"),
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
    "*c1nnn[nH]1": _of(
        ("*C(=O)O", "carboxylic acid", "acid of like pKa, smaller, less lipophilic; conjugated"),
        ("*c1noc(=O)[nH]1", "1,2,4-oxadiazol-5-one", "acid of like pKa, one N-H, better permeability"),
        ("*c1noc(=S)[nH]1", "1,2,4-oxadiazole-5-thione", "acid of like pKa, more lipophilic"),
        ("*C(=O)NS(C)(=O)=O", "N-methylsulfonyl amide", "acid of like pKa, open chain"),
        ("*c1cc(O)no1", "3-hydroxyisoxazole", "acidic heterocycle, planar"),
        ("*c1nnc[nH]1", "1,2,4-triazole", "hardly acidic, keeps the ring"),
        ("*C(=O)NO", "hydroxamic acid", "weaker acid, binds metals"),
    ),
    "*P(=O)(O)O": _of(
        ("*C(=O)O", "carboxylic acid", "one proton fewer, better permeability"),
        ("*S(=O)(=O)O", "sulfonic acid", "stronger acid, one charge"),
        ("*c1nnn[nH]1", "1H-tetrazol-5-yl", "one charge, planar, more lipophilic"),
        ("*C(F)(F)P(=O)(O)O", "difluoromethylphosphonic acid", "phosphate mimic, second pKa like phosphate"),
        ("*P(C)(=O)O", "methylphosphinic acid", "one charge, tetrahedral"),
    ),
    "*S(=O)(=O)O": _of(
        ("*C(=O)O", "carboxylic acid", "weaker acid, planar"),
        ("*P(=O)(O)O", "phosphonic acid", "second acidic proton"),
        ("*c1nnn[nH]1", "1H-tetrazol-5-yl", "weaker acid, planar"),
        ("*S(N)(=O)=O", "sulfonamide", "hardly ionised, better permeability"),
    ),
    "*C(=O)NO": _of(
        ("*C(=O)O", "carboxylic acid", "weaker zinc binder, stable"),
        ("*N(O)C=O", "reversed hydroxamate", "zinc binder, less easily hydrolysed"),
        ("*C(=O)Nc1ccccc1N", "2-aminoanilide", "zinc binder of benzamide HDAC inhibitors"),
        ("*CS", "thiol", "zinc binder; oxidised to disulfide"),
        ("*P(=O)(O)O", "phosphonic acid", "zinc binder, charged"),
    ),
    "*NC(=N)N": _of(
        ("*C(=N)N", "amidine", "like basicity, shorter"),
        ("*CN", "aminomethyl", "weaker base, better permeability"),
        ("*Nc1ncc[nH]1", "2-aminoimidazole", "weaker base, planar"),
        ("*c1ccnc(N)c1", "2-aminopyridin-4-yl", "weakly basic, planar"),
        ("*NC(=NC#N)N", "cyanoguanidine", "not basic"),
        ("*NC(N)=O", "urea", "neutral"),
    ),
    "*C(=N)N": _of(
        ("*CN", "aminomethyl", "weaker base, better permeability"),
        ("*C(=NO)N", "amidoxime", "prodrug of the amidine, hardly basic"),
        ("*c1ncc[nH]1", "2-imidazolyl", "weaker base, planar"),
        ("*NC(=N)N", "guanidine", "like basicity, longer"),
        ("*C(N)=O", "primary amide", "neutral"),
    ),
    "*S": _of(
        ("*O", "hydroxy", "harder, less acidic, not oxidised to disulfide"),
        ("*C(=O)NO", "hydroxamic acid", "zinc binder"),
        ("*C(=O)O", "carboxylic acid", "zinc binder, charged"),
        ("*SC", "methylthio", "no donor"),
    ),
    "*C#C": _of(
        ("*C#N", "nitrile", "linear acceptor, less lipophilic"),
        ("*Cl", "chloro", "like length"),
        ("*Br", "bromo", "like size, polarisable"),
        ("*C1CC1", "cyclopropyl", "sp3-rich, stable"),
        ("*C=C", "vinyl", "bent"),
    ),
    "*C(C)=O": _of(
        ("*C(=O)C(F)(F)F", "trifluoroacetyl", "hydrated in water, electrophilic"),
        ("*S(C)(=O)=O", "methylsulfonyl", "tetrahedral, polar, not reduced"),
        ("*C(N)=O", "primary amide", "less electrophilic, donor"),
        ("*C1(C)COC1", "3-methyloxetan-3-yl", "carbonyl mimic, like polarity, not electrophilic"),
        ("*C#N", "nitrile", "small acceptor"),
    ),
    "*Br": _of(
        ("*Cl", "chloro", "smaller, like electronics"),
        ("*C(F)(F)F", "trifluoromethyl", "like size, electron-poor"),
        ("*C#C", "ethynyl", "like length, linear"),
        ("*C", "methyl", "electron-rich"),
        ("*SC", "methylthio", "like size and lipophilicity"),
    ),
}
# A tetrazole drawn as its 2H tautomer is exchanged like the 1H one.
TERMINAL["*c1nn[nH]n1"] = TERMINAL["*c1nnn[nH]1"]

# Functional group → the fragment that stands for it where no molecule is named: "isosteres of an amide".
FRAGMENT_OF: dict[str, str] = {
    "carboxylic acid": "*C(=O)O", "aromatic carboxylic acid": "*C(=O)O", "carboxylate": "*C(=O)O",
    "tetrazolyl": "*c1nnn[nH]1", "phosphonate": "*P(=O)(O)O", "sulfonic acid": "*S(=O)(=O)O",
    "hydroxamic acid": "*C(=O)NO", "guanidine": "*NC(=N)N", "amidine": "*C(=N)N",
    "amide": "[1*]C(=O)N[2*]", "secondary amide": "[1*]C(=O)N[2*]", "primary amide": "*C(N)=O",
    "ester": "[1*]C(=O)O[2*]", "methyl ester": "*C(=O)OC", "ether": "[1*]O[2*]", "methoxy": "*OC",
    "urea": "[1*]NC(=O)N[2*]", "carbamate": "[1*]NC(=O)O[2*]", "sulfonamide": "[1*]S(=O)(=O)N[2*]",
    "ketone": "[1*]C([2*])=O", "acetyl": "*C(C)=O", "sulfide": "[1*]S[2*]", "thiol": "*S",
    "alcohol": "*O", "phenol": "*O", "hydroxyl": "*O", "primary amine": "*N", "nitro": "*[N+](=O)[O-]",
    "nitrile": "*C#N", "alkene": "[1*]C=C[2*]", "alkyne": "[1*]C#C[2*]", "terminal alkyne": "*C#C",
    "fluoro": "*F", "chloro": "*Cl", "bromo": "*Br", "trifluoromethyl": "*C(F)(F)F", "methyl": "*C",
    "tert-butyl": "*C(C)(C)C", "phenyl": "*c1ccccc1", "benzene ring": "*c1ccccc1",
    "piperidinyl": "*N1CCCCC1", "morpholino": "*N1CCOCC1",
}  # fmt: skip


def listed_isosteres(fragment: str) -> tuple[Isostere, ...]:
    """The replacements of a group that stands for itself, as a value of ``FRAGMENT_OF``; none of others."""
    return TERMINAL.get(fragment) or LINKING.get(fragment) or ()
