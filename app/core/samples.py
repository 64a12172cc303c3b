"""Questions to start from, by family. Each is answered by a tool, and tests hold them to that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Family = Literal["first", "properties", "structure", "rules", "editing", "comparison", "identity"]


@dataclass(frozen=True, slots=True)
class Sample:
    """One question.

    Attributes:
        family: Where it is listed.
        question: The question.
        tools: Tools that answer it.
    """

    family: Family
    question: str
    tools: tuple[str, ...]


SAMPLES = (
    Sample(
        "first",
        "How many benzene rings are in COc1ccc(-c2ccccc2)cc1, and what is its logP?",
        ("count_ring_system", "logp"),
    ),
    Sample("first", "Does ibuprofen pass Lipinski's rule of five?", ("lipinski",)),
    Sample("first", "Replace the hydroxyl group of paracetamol with fluorine.", ("replace_group",)),
    Sample("first", "Which is more lipophilic, aspirin or ibuprofen?", ("rank_molecules",)),
    Sample("first", "What is the TPSA of caffeine?", ("tpsa",)),
    Sample("first", "What can you do?", ("retort_help",)),
    Sample("properties", "What is the molecular weight of penicillin G?", ("molecular_weight",)),
    Sample("properties", "What is the exact mass of OC(=O)CC(O)(CC(=O)O)C(=O)O?", ("exact_mass",)),
    Sample("properties", "How many rotatable bonds does ibuprofen have?", ("rotatable_bonds",)),
    Sample("properties", "Calculate the QED of aspirin.", ("qed",)),
    Sample("structure", "Which functional groups are in paracetamol?", ("functional_groups",)),
    Sample("structure", "How many stereocentres does menthol have?", ("stereocentres",)),
    Sample("structure", "What is the Murcko scaffold of ibuprofen?", ("murcko_scaffold",)),
    Sample("structure", "Does quinine contain a quinoline ring?", ("has_ring_system",)),
    Sample("rules", "Does diazepam cross the blood-brain barrier?", ("blood_brain_barrier",)),
    Sample("rules", "Are there PAINS alerts in O=C1NC(=S)SC1=Cc1ccccc1?", ("pains_alerts",)),
    Sample("rules", "Does atorvastatin satisfy Veber's rule?", ("veber",)),
    Sample("rules", "Are there Brenk alerts in nitrobenzene?", ("brenk_alerts",)),
    Sample("editing", "Add a methyl group to benzene.", ("add_group",)),
    Sample("editing", "Remove the carboxylic acid from aspirin.", ("remove_group",)),
    Sample("editing", "Replace the chlorine of Clc1ccccc1 with bromine.", ("replace_group",)),
    Sample("editing", "Replace the carboxylic acid of ibuprofen with a nitrile.", ("replace_group",)),
    Sample("comparison", "How similar are aspirin and salicylic acid?", ("similarity",)),
    Sample("comparison", "Rank ethanol, hexane and phenol by logP, highest first.", ("rank_molecules",)),
    Sample(
        "comparison",
        "What do ibuprofen and naproxen have in common?",
        ("maximum_common_substructure",),
    ),
    Sample("comparison", "Are CCO and OCC the same molecule?", ("compare_molecules",)),
    Sample("identity", "What is the InChIKey of glucose?", ("inchikey",)),
    Sample("identity", "What is the molecular formula of cholesterol?", ("molecular_formula",)),
    Sample("identity", "Give me the canonical SMILES of C1=CC=CC=C1O.", ("canonical_smiles",)),
    Sample("identity", "What is the InChI of caffeine?", ("inchi",)),
)
