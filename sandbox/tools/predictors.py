"""Predictions by models: solubility, pKa and what follows from it, ADMET, activity and affinity."""

from __future__ import annotations

from typing import Annotated

from sandbox.predictors import admet
from sandbox.predictors import statements as say
from sandbox.predictors.endpoints import BY_NAME as ENDPOINTS
from sandbox.predictors.endpoints import GROUPS, MAIN
from sandbox.predictors.pka import Conjugate
from sandbox.predictors.targets import BY_NAME as TARGETS
from sandbox.registry import tool
from sandbox.results import Quantity, Report
from sandbox.structures.completeness import missing_atoms
from sandbox.types import Between, Expert, Means, Molecule, Term

_ASPIRIN = "CC(=O)Oc1ccccc1C(=O)O"
_PROPRANOLOL = "CC(C)NCC(O)COc1cccc2ccccc12"


@tool(kind="report", verb="Predicted the solubility", examples=[{"molecule": _ASPIRIN}])
def solubility(molecule: Molecule) -> Report:
    """Solubility in water, predicted: logS, mg/mL and a class in words.

    Args:
        molecule: Compound to assess, counter-ions included.

    Returns:
        logS (log10 of mol/L near 25 °C; higher is more soluble), the same in mg/mL and mmol/L, a class, and
        Delaney's ESOL equation beside it; with the error and how near the training set is. Predicted, not
        measured.

    Source: gradient boosting of this program, trained on AqSolDB (Sorkun et al., Sci. Data 2019, 6, 143);
        ESOL: Delaney, J. Chem. Inf. Comput. Sci. 2004, 44, 1000.
    """
    return Report(tuple(say.solubility_items(molecule)))


@tool(kind="report", verb="Predicted the pKa", examples=[{"molecule": _ASPIRIN}, {"molecule": _PROPRANOLOL}])
def pka(molecule: Molecule, form: Annotated[Conjugate | None, Expert(), Means("conjugate")] = None) -> Report:
    """Acid constants pKa of the most acidic and of the most basic site of a molecule, predicted.

    Args:
        molecule: Compound to assess, in any protonation state.
        form: Whether its conjugate base or its conjugate acid is wanted, as a structure.

    Returns:
        pKa in water at 25 °C (dimensionless) of the most acidic site, and of the conjugate acid of the most
        basic one, each with its kind of group and the atom; no value where there is none. Macroscopic
        constants assigned to single sites; C-H acids have the constant of their class. The conjugate base or
        acid of the molecule as drawn comes with the pKa of the pair.

    Source: gradient boosting of this program on measured constants (sarmaier/RootedCBH_pka; Baltruschat and
        Czodrowski, F1000Research 2020, 9, 113).
    """
    items = say.conjugate_items(molecule, form) if form else say.pka_items(molecule)
    return Report(tuple(items))


@tool(
    kind="report",
    verb="Worked out the species at a pH",
    examples=[{"molecule": "NCC(=O)O", "ph": 7.4}, {"molecule": _PROPRANOLOL}],
)
def species_at_ph(molecule: Molecule, ph: Annotated[float, Between(0, 14)] = 7.4) -> Report:
    """Dominant protonation state of a molecule at a pH, its mean charge and what is ionised.

    Args:
        molecule: Compound to assess, in any protonation state.
        ph: pH of the water; 7.4 is that of blood.

    Returns:
        The dominant species as a structure, the mean charge (dimensionless), and for each group its share of
        ions in %; from predicted pKa.

    Source: Henderson and Hasselbalch's equation with this program's pKa model.
    """
    return Report(tuple(say.species_items(molecule, ph)))


@tool(
    kind="quantity",
    verb="Calculated logD",
    examples=[{"molecule": _PROPRANOLOL}, {"molecule": _ASPIRIN, "ph": 6.5}],
)
def logd(molecule: Molecule, ph: Annotated[float, Between(0, 14)] = 7.4) -> Quantity:
    """Distribution coefficient logD between octanol and water at a pH.

    Args:
        molecule: Compound to assess, in any protonation state.
        ph: pH of the water; 7.4 is that of blood.

    Returns:
        logD, dimensionless; equal to logP where nothing is ionised. Ions are taken as a thousand times less
        lipophilic than the neutral form.

    Source: Crippen logP and this program's pKa model.
    """
    return say.log_d_item(molecule, ph)


@tool(kind="report", verb="Predicted the ADMET profile", examples=[{"molecule": _PROPRANOLOL}])
def admet_profile(molecule: Molecule) -> Report:
    """ADMET profile, predicted: absorption, brain, plasma binding, CYP, hERG, mutagenicity, liver.

    Args:
        molecule: Compound to assess.

    Returns:
        Twelve main endpoints, as probabilities (0 to 1) or with their unit, each with its percentile among
        approved drugs; no value where the model gives an impossible one. All 41 endpoints are in the details.

    Source: ADMET-AI 2.0.1, Swanson et al., Bioinformatics 2024, 40, btae416; its weights run by this program.
    """
    if reason := missing_atoms(molecule):
        return Report((Quantity(None, "", "ADMET profile", 2, reason),))
    found = {prediction.endpoint.name: prediction for prediction in admet.profile(molecule.mol)}
    items = tuple(say.admet_item(molecule, found[name], full=False) for name in MAIN)
    rows = [
        {
            "group": group,
            "endpoint": name,
            "value": prediction.given,
            "unit": prediction.endpoint.unit or ("probability" if prediction.endpoint.is_probability else ""),
            "percentile of approved drugs": None
            if prediction.given is None
            else round(prediction.percentile),
            "impossible value of the model": round(prediction.raw, 2) if prediction.impossible else None,
        }
        for group in GROUPS
        for name, prediction in found.items()
        if prediction.endpoint.group == group
    ]
    return Report(
        items, {"rows": rows, "nearest_approved_drug": round(admet.domain(molecule.mol).nearest, 2)}
    )


@tool(
    kind="quantity",
    verb="Predicted an ADMET endpoint",
    examples=[
        {"molecule": _PROPRANOLOL, "endpoint": "hERG inhibition"},
        {"molecule": _ASPIRIN, "endpoint": "half-life"},
    ],
)
def admet_property(molecule: Molecule, endpoint: Annotated[str, Term("ADMET endpoint")]) -> Quantity:
    """One ADMET endpoint, predicted: BBB penetration, hERG, a CYP, half-life, clearance, toxicity.

    Args:
        molecule: Compound to assess.
        endpoint: Which of the 41 endpoints.

    Returns:
        A probability (0 to 1, dimensionless) or a value in the endpoint's unit, with its percentile among
        approved drugs, the model's error and the similarity to the nearest approved drug; no value where the
        model gives an impossible one, such as a negative half-life.

    Source: ADMET-AI 2.0.1, Swanson et al., Bioinformatics 2024, 40, btae416; its weights run by this program.
    """
    chosen = ENDPOINTS[endpoint]
    if reason := missing_atoms(molecule):
        return Quantity(None, chosen.unit, chosen.name, 2, reason)
    found = next(each for each in admet.profile(molecule.mol) if each.endpoint == chosen)
    return say.admet_item(molecule, found, full=True)


@tool(
    kind="quantity",
    verb="Predicted the activity",
    examples=[{"molecule": "O=C(CCCN1CCC(O)(c2ccc(Cl)cc2)CC1)c1ccc(F)cc1", "target": "DRD2"}],
)
def activity_probability(molecule: Molecule, target: Annotated[str, Term("activity target")]) -> Quantity:
    """Probability that a compound is active at DRD2, JNK3 or GSK3B, as molecular design uses it.

    Args:
        molecule: Compound to assess.
        target: DRD2 (dopamine D2), JNK3 or GSK3B (kinases).

    Returns:
        Probability from 0 to 1 (dimensionless), calibrated, with the similarity to the nearest compound of
        the training set. A surrogate of the oracles of the literature, no measurement.

    Source: random forests of this program on ExCAPE-DB (Sun et al., J. Cheminform. 2017, 9, 17).
    """
    return say.activity_item(molecule, target)


@tool(
    kind="report",
    verb="Predicted the affinity",
    examples=[
        {"molecule": "CN1CCC(c2c[nH]c3ccc(CS(=O)(=O)N)cc23)CC1", "target": "serotonin 5-HT1A receptor"},
        {"molecule": "NC(=N)c1ccc(CNC(=O)C2CCCN2C(=O)CN)cc1", "target": "thrombin"},
    ],
)
def target_affinity(molecule: Molecule, target: Annotated[str, Term("protein target")]) -> Report:
    """Affinity or potency at one of 30 protein targets, predicted as pKi or pEC50.

    Args:
        molecule: Compound to assess.
        target: Receptor, enzyme or transporter.

    Returns:
        pKi or pEC50 (dimensionless; higher is stronger), the same in nM, and the values of the nearest
        measured compounds, with a warning where they form an activity cliff. Predicted, not measured.

    Source: kernel regression of this program on ChEMBL values in MoleculeACE (van Tilborg et al., J. Chem.
        Inf. Model. 2022, 62, 5938).
    """
    return Report(tuple(say.affinity_items(molecule, TARGETS[target])))
