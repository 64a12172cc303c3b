"""What chemists call what the predictors do, for the retriever."""

from __future__ import annotations

from collections.abc import Mapping

KEYWORDS: Mapping[str, str] = {
    "solubility": (
        "solubility soluble insoluble aqueous water logS log S ESOL dissolve dissolves mg/mL how much "
        "dissolves thermodynamic poorly soluble predicted Wasserlöslichkeit Löslichkeit "
        "aq sol solubilité solubilidad"
    ),
    "pka": (
        "pKa pKa's pKas acidity basicity acidic basic acid base constant dissociation constant how acidic "
        "how basic strongest acid strongest base protonation constant pKaH conjugate acid most acidic "
        "proton"
    ),
    "species_at_ph": (
        "species at pH ionised ionized charged at pH ionisation state dominant species microspecies "
        "protonated deprotonated zwitterion physiological net charge at pH percent ionised fraction ionised "
        "acidified cation anion"
    ),
    "logd": (
        "logD log D distribution coefficient logD7.4 logD 7.4 pH-dependent lipophilicity effective "
        "lipophilicity at pH octanol buffer"
    ),
    "admet_profile": (
        "ADMET ADME ADME-Tox profile pharmacokinetics PK overview report absorption distribution metabolism "
        "excretion toxicity liabilities drug metabolism DMPK all predictions red flags"
    ),
    "admet_property": (
        "probability hERG BBB brain penetration CYP inhibition substrate P-gp Caco-2 PAMPA half-life "
        "clearance microsomal hepatocyte plasma protein binding volume of distribution bioavailability Ames "
        "mutagenic liver injury DILI toxicity LD50 skin sensitisation predict ADMET endpoint"
    ),
    "activity_probability": (
        "activity active inactive probability DRD2 JNK3 GSK3B GSK3 dopamine D2 kinase oracle surrogate "
        "likely active predicted activity hit"
    ),
    "target_affinity": (
        "affinity binding Ki pKi EC50 pEC50 potency potent nM nanomolar receptor kinase transporter enzyme "
        "ligand inhibitor agonist how strongly binds target predicted thrombin opioid serotonin PPAR"
    ),
}
