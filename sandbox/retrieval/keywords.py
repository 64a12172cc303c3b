"""What else chemists call what a tool does, for the retriever.

Words that a tool's own documentation does not use: abbreviations, trade jargon, plain words. A tool without
an entry is found by its documentation alone.
"""

from __future__ import annotations

from collections.abc import Mapping

from sandbox.bench.keywords import KEYWORDS as BENCH
from sandbox.design.keywords import KEYWORDS as DESIGN
from sandbox.knowledge.keywords import KEYWORDS as KNOWLEDGE
from sandbox.precedents.keywords import KEYWORDS as PRECEDENTS
from sandbox.predictors.keywords import KEYWORDS as PREDICTORS
from sandbox.reactions.keywords import KEYWORDS as ROUTES
from sandbox.retrieval.keywords_names import NAMING, PHYSICAL, SOLVENTS
from sandbox.retrieval.keywords_reactions import SYNTHESIS
from sandbox.retrieval.keywords_shapes import KEYWORDS as SHAPES
from sandbox.retrieval.keywords_tables import KEYWORDS as TABLES
from sandbox.safety.keywords import KEYWORDS as SAFETY

_IDENTITY = {
    "canonical_smiles": (
        "canonicalise canonicalize normalise normalize unique SMILES standard SMILES clean up SMILES string "
        "rewrite tidy aromatic form kekulé convert to SMILES line notation "
        "smi"
    ),
    "inchi": ("InChI string IUPAC identifier International Chemical Identifier convert to InChI layers"),
    "inchikey": ("InChIKey InChI key hash hashed key search key lookup registry database 27 characters"),
    "molecular_formula": (
        "formula formulae MF sum formula Hill empirical formula composition brute formula elemental "
        "composition how many atoms of each element made of "
        "Summenformel Molekülformel formule fórmula"
    ),
    "compare_molecules": (
        "same wrong right identical compound duplicate match equal equivalent different differ difference "
        "relationship related isomer stereoisomer enantiomer diastereomer epimer tautomer salt counterion "
        "free base regioisomer versus vs compare pair mirror image "
        "dasselbe Verbindung même misma twice"
    ),
}
_DESCRIPTORS = {
    "molecular_weight": (
        "MW mol wt molar mass molare masse formula weight FW Mr M.W. molweight heavy weigh weighs weight "
        "gram grams per mole g/mol kilogram mass heavier lighter Da dalton stock solution size big"
    ),
    "exact_mass": (
        "exact mass monoisotopic HRMS accurate mass high resolution mass spec mass spectrometry MS m/z most "
        "abundant isotope four decimals ESI QTOF Orbitrap neutral mass"
    ),
    "logp": (
        "logP log P clogP partition coefficient octanol water Kow lipophilic lipophilicity hydrophobic "
        "hydrophobicity hydrophilic greasy fatty fat soluble Crippen Wildman polarity"
    ),
    "tpsa": ("TPSA PSA polar surface area polarity Ertl polar"),
    "h_bond_donors": ("HBD donor donors hydrogen bond donor NH OH donate hydrogen bonding H-bonds"),
    "h_bond_acceptors": (
        "HBA acceptor acceptors hydrogen bond acceptor accept hydrogen bonding H-bonds lone pairs"
    ),
    "rotatable_bonds": (
        "rotatable bond bonds rotor rotors nrotb torsion torsions flexible flexibility floppy rigid "
        "rigidity freely rotating conformational freedom single bonds turn"
    ),
    "fraction_sp3": (
        "Fsp3 sp3 carbon fraction saturated saturation flat flatness flatland tetrahedral three-dimensional "
        "3D character aliphatic share percentage"
    ),
    "qed": (
        "QED drug-likeness drug-like druglike score drug likeness Bickerton desirability quantitative "
        "estimate"
    ),
    "sa_score": (
        "SA score SAscore synthetic accessibility easy hard made horrible difficult to make "
        "synthesisable synthesizable complexity difficulty Ertl Schuffenhauer makeable"
    ),
    "formal_charge": (
        "charge charged net total overall ionic ion cation anion neutral zwitterion plus minus"
    ),
    "heavy_atom_count": (
        "heavy atoms nHA ligand efficiency non-hydrogen atoms HAC atom count number of atoms size ignoring "
        "hydrogens without hydrogens how many atoms in total big"
    ),
    "count_atoms": (
        "how many atoms of an element carbons nitrogens oxygens halogens fluorines chlorines bromines "
        "sulfurs hydrogens phosphorus count number element atoms"
    ),
    "property_profile": (
        "profile overview summary all properties descriptors everything full data sheet table physchem "
        "physicochemical panel key properties run down characterise characterize basic numbers at a glance "
        "general tell me about standard set"
    ),
}
_STRUCTURE = {
    "functional_groups": (
        "functional groups FG FGs functionality functionalities present list which groups what groups "
        "moieties reactive groups contains classify class of compound"
    ),
    "count_functional_group": ("how many number count functional group groups occurrences times"),
    "has_functional_group": (
        "is there any does it have has contain contains include bear carry present absence free of without "
        "functional group presence check yes no"
    ),
    "stereocentres": (
        "stereocentre stereocenter chiral chirality stereo stereogenic centre center R S configuration CIP "
        "absolute asymmetric carbon E Z double bond geometry optically active stereochemistry enantiomer "
        "racemic undefined handedness cis trans"
    ),
    "similarity": (
        "similar similarity Tanimoto fingerprint Morgan ECFP resemble alike close related analogue how "
        "close score distance Dice compare"
    ),
}
_RINGS = {
    "ring_systems": (
        "ring systems rings which what name heterocycle heterocycles cyclic cores core list identify fused "
        "polycyclic bicyclic present kinds types"
    ),
    "count_ring_system": ("how many number count ring rings heterocycle named times occurrences"),
    "has_ring_system": (
        "is there any does it have has contain contains include bear carry ring heterocycle core presence "
        "check yes no nucleus"
    ),
    "ring_count": ("how many rings number of rings total ring count cycles cyclic SSSR in total all"),
    "aromatic_ring_count": (
        "nAr how many aromatic rings aryl arene aromatics heteroaromatic number of aromatic rings count"
    ),
}
_SUBSTRUCTURE = {
    "count_substructure": (
        "how many times substructure pattern SMARTS match matches hits occurrences count number fragment "
        "motif query occur appear find"
    ),
    "has_substructure": (
        "substructure pattern SMARTS match matches hit contain contains has fragment motif query search "
        "does it present part of embedded inside yes no"
    ),
    "murcko_scaffold": (
        "Murcko Bemis scaffold decorations decoration framework core skeleton strip side chains remove "
        "substituents backbone bare ring framework chemotype"
    ),
    "maximum_common_substructure": (
        "MCS maximum largest biggest common substructure shared share core overlap in common fragment part "
        "both all these series have"
    ),
}
_RULES = {
    "lipinski": (
        "Lipinski rule of five Ro5 RO5 rule of 5 oral drug-like druglike orally violations pass obey comply "
        "satisfy fails bioavailable drug-likeness rules"
    ),
    "veber": ("Veber rule oral bioavailability pass obey comply rotatable bonds TPSA GSK fails"),
    "egan": ("Egan rule absorption pass egg obey comply fails"),
    "gi_absorption": (
        "gastrointestinal absorption GI gut swallow swallowed circulation bloodstream uptake intestine "
        "intestinal absorbed oral HIA BOILED-Egg white passive absorb bioavailability"
    ),
    "blood_brain_barrier": (
        "BBB blood-brain barrier brain head skull CNS penetrant penetrate penetration permeable cross "
        "central nervous system yolk BOILED-Egg brain exposure peripheral"
    ),
    "pains_alerts": (
        "PAINS pan-assay interference frequent hitter hitters false positive assay interfere promiscuous "
        "aggregator nuisance Baell alerts filter lights up in every screen"
    ),
    "brenk_alerts": (
        "Brenk alerts structural alert filter reactive toxic unwanted undesirable problematic groups red "
        "flags toxicophore liability unstable"
    ),
    "nih_alerts": (
        "NIH MLSMR alerts structural alert filter reactive problematic groups red flags liability unwanted"
    ),
}
_EDITING = {
    "add_group": (
        "add attach append introduce install put on substitute with substituent stick decorate "
        "functionalise functionalize derivative derivatise methylate fluorinate chlorinate brominate "
        "hydroxylate nitrate aminate acetylate protect new group analogue make"
    ),
    "remove_group": (
        "remove delete take off away cut cleave strip lose drop eliminate get rid of without dehalogenate "
        "deprotect demethylate decarboxylate des nor deoxy minus analogue lacking make"
    ),
    "replace_group": (
        "replace swap exchange change turn convert substitute switch instead of for with into bioisostere "
        "analogue trade put in place make"
    ),
}
_COMPARISON = {
    "rank_molecules": (
        "rank ranking order sort sorted arrange highest lowest most least more less greatest smallest "
        "largest biggest maximum minimum max min best worst top bottom which one who wins higher lower "
        "fewer fewest larger smaller greater ascending descending increasing decreasing heaviest lightest "
        "compare heavier lighter"
    ),
    "property_difference": (
        "difference differ delta change gap by how much more less than change between from to versus vs "
        "minus subtract increase decrease gain lose raise raised lowered shift compared with compare "
        "relative"
    ),
}
_ASSISTANCE = {
    "retort_help": (
        "help can you what can you do how do I able capabilities features abilities commands manual "
        "instructions tools available support supported formats files read load paste upload private "
        "privacy confidential data internet online offline network server cloud share safe secure send sent "
        "leave computer topics use useful menu options who are you what are you do you know"
    ),
}

KEYWORDS: Mapping[str, str] = {
    **_IDENTITY,
    **_DESCRIPTORS,
    **_STRUCTURE,
    **_RINGS,
    **_SUBSTRUCTURE,
    **_RULES,
    **_EDITING,
    **_COMPARISON,
    **_ASSISTANCE,
    **NAMING,
    **PHYSICAL,
    **SOLVENTS,
    **BENCH,
    **DESIGN,
    **PREDICTORS,
    **SAFETY,
    **SYNTHESIS,
    **SHAPES,
    **KNOWLEDGE,
    **PRECEDENTS,
    **ROUTES,
    **TABLES,
}
