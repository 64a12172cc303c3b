"""What chemists call what the design tools do, for the retriever."""

from __future__ import annotations

KEYWORDS = {
    "optimize_molecule": (
        "optimise optimize make more less better improve improved increase reduce lower raise boost "
        "enhance analogue analogues analog design redesign propose suggest new lead optimisation lead "
        "optimization soluble keeping scaffold core intact retain preserve without losing while keeping "
        "tweak fix liability version derivative candidates ideas multi-objective maximise minimise"
    ),
    "bioisosteres": (
        "bioisostere bioisosteres bioisosteric isostere isosteres isosteric replacement replacements "
        "surrogate surrogates mimic mimics mimetic swap for the group alternatives to acid amide classical "
        "non-classical"
    ),
    "matched_pair_changes": (
        "matched pair pairs molecular MMP MMPA matched-pair transformation transformations transform "
        "exchange known single point change usual effect typically statistics substituent effect which "
        "small change small change"
    ),
    "scaffold_hops": (
        "scaffold hop hops hopping ring replacement replace the ring core hop other ring system different "
        "core heterocycle swap ring exchange new scaffold core replacements alternative rings "
        "ring systems in place of other rings instead of "
        "saut squelette"
    ),
    "decorate_molecule": (
        "decorate R-group R group enumerate enumeration library combinatorial substituents positions scan "
        "virtual library all positions attach set of substituents fill open position"
    ),
    "enumerate_tautomers": (
        "tautomer tautomers tautomeric keto enol lactam lactim forms mobile hydrogens proton shift "
        "prototropic"
    ),
    "enumerate_stereoisomers": (
        "stereoisomer stereoisomers isomers enantiomers diastereomers all possible enumerate R S E Z "
        "combinations undefined stereocentres how many stereoisomers"
    ),
    "protonation_states": (
        "protonation state states protonated deprotonated ionised ionized ionisation form at pH "
        "physiological pH microspecies charge state at pH dominant species zwitterion"
    ),
    "fragment_molecule": (
        "fragment fragments BRICS RECAP fragmentation cut up break into pieces building blocks synthons "
        "retrosynthetic decompose chop disassemble"
    ),
    "recombine_fragments": (
        "recombine recombination hybrid hybrids merge merging crossover breed mix combine fragments of "
        "both new molecules from BRICS build chimera"
    ),
}
