"""What the tools say of a prediction: the number, how far it can be trusted, what it rests on."""

from __future__ import annotations

from rdkit import Chem
from rdkit.Chem import Descriptors, rdMolDescriptors

from sandbox.predictors import activity, admet, affinity, pka, solubility
from sandbox.predictors.admet import Prediction
from sandbox.predictors.carbon_acids import is_carbon_acid
from sandbox.predictors.ionisable import neutral as neutral_form
from sandbox.predictors.pka import Conjugate
from sandbox.predictors.targets import Target
from sandbox.predictors.weights import weights
from sandbox.results import Choice, Item, Quantity, Structure, Text
from sandbox.structures.completeness import components_remark, missing_atoms
from sandbox.structures.delaney import esol
from sandbox.types import Molecule

# Solubility classes by logS, as in SwissADME and its sources.
_CLASSES = (
    (0.0, "very soluble"),
    (-2.0, "soluble"),
    (-4.0, "moderately soluble"),
    (-6.0, "poorly soluble"),
)
_SURROGATE = "a surrogate of the oracles of the literature, no measurement"


def solubility_items(molecule: Molecule) -> list[Item]:
    """logS, mg/mL and mol/L, a class in words, and Delaney's equation beside it."""
    name = "logS"
    if reason := missing_atoms(molecule):
        return [Quantity(None, "log(mol/L)", name, 2, reason)]
    log_s = float(solubility.log_s([molecule.mol])[0])
    error = weights(solubility.FILE).about["organic, one component"]["model"]["rmse"]
    where = solubility.reference().where(molecule.mol)
    remark = f"predicted (trained on AqSolDB), error about ±{error:.1f}; {where}{_also(molecule)}"
    molar = 10**log_s
    per_ml = molar * Descriptors.MolWt(molecule.mol)  # type: ignore[attr-defined]
    word = next((word for least, word in _CLASSES if log_s >= least), "almost insoluble")
    return [
        Quantity(log_s, "log(mol/L)", name, 2, remark),
        Quantity(per_ml, "mg/mL", "predicted solubility", _decimals(per_ml), "within tenfold"),
        Quantity(molar * 1000, "mmol/L", "predicted molar solubility", _decimals(molar * 1000)),
        Choice(word, "solubility class", "by logS: 0, -2, -4, -6"),
        _esol(molecule),
    ]


def _esol(molecule: Molecule) -> Quantity:
    if components_remark(molecule):
        return Quantity(None, "log(mol/L)", "ESOL logS", 2, "Delaney's equation holds for one component")
    return Quantity(esol(molecule.mol), "log(mol/L)", "ESOL logS", 2, "Delaney's equation")


def activity_item(molecule: Molecule, target: str) -> Quantity:
    """Probability of activity at DRD2, JNK3 or GSK3B."""
    name = f"probability of {target} activity"
    if reason := missing_atoms(molecule):
        return Quantity(None, "", name, 2, reason)
    about = weights(activity.FILE).about[target]
    value = float(activity.probabilities(target, [molecule.mol])[0])
    share = about["actives"] / about["molecules"]
    where = activity.reference(target).where(molecule.mol)
    remark = (
        f"predicted, {_SURROGATE}; calibrated on a set with {share:.0%} actives, AUC {about['auc']:.2f}; "
        f"{where}{_also(molecule)}"
    )
    return Quantity(value, "", name, 2, remark.replace("%", " %"))


def affinity_items(molecule: Molecule, target: Target) -> list[Item]:
    """pKi or pEC50 at a target, and the nearest measured compounds."""
    name = f"predicted {target.quantity} at {target.name}"
    if reason := missing_atoms(molecule):
        return [Quantity(None, "", name, 1, reason)]
    value = float(affinity.affinity(target.key, [molecule.mol])[0])
    near = affinity.neighbours(target.key, molecule.mol)
    error = affinity.errors(target.key)
    where = affinity.domain(target.key, molecule.mol)
    remark = (
        f"predicted from ChEMBL data, error about ±{error['rmse']:.1f} (at activity cliffs "
        f"±{error['rmse_cliff']:.1f}); {where}{_also(molecule)}"
    )
    pairs = zip(near.similarity, near.value, strict=True)
    listing = "; ".join(f"{v:.1f} at similarity {s:.2f}" for s, v in pairs)
    cliff = "an activity cliff: close compounds differ tenfold or more" if near.on_a_cliff else None
    return [
        Quantity(value, "", name, 1, remark),
        Quantity(
            10 ** (9 - value), "nM", f"{target.quantity[1:]} it stands for", _decimals(10 ** (9 - value))
        ),
        Text(listing, f"{target.quantity} of the nearest measured compounds", cliff),
    ]


def pka_items(molecule: Molecule) -> list[Item]:
    """pKa of the most acidic and of the most basic site."""
    found = pka.constants(molecule.mol) if not missing_atoms(molecule) else []
    items: list[Item] = []
    for base, name in ((False, "pKa of the most acidic site"), (True, "pKa of the most basic site")):
        best = pka.strongest(found, base)
        if best is None:
            kind = "base that takes" if base else "acid that gives"
            reason = missing_atoms(molecule) or f"no {kind} a proton in water (pKa -1 to 13) was found"
            items.append(Quantity(None, "", name, 1, reason))
            continue
        form = "conjugate acid of the " if base else ""
        remark = f"predicted for the {form}{best.site.kind}, {_pka_trust(molecule)}"
        if is_carbon_acid(best.site):
            remark = f"{best.site.kind}: what simple members of its class have, measured in water"
        items.append(Quantity(best.pka, "", name, 1, remark, ((best.site.atom,),)))
    return items


def conjugate_items(molecule: Molecule, form: Conjugate) -> list[Item]:
    """The conjugate base or acid of a molecule, and the pKa of the pair."""
    made = None if missing_atoms(molecule) else pka.conjugate(molecule.mol, form)
    if made is None:
        does = "gives" if form == "conjugate base" else "takes"
        return [Text(None, form, missing_atoms(molecule) or f"no group is known to {does} a proton")]
    changed, constant = made
    drawn = Structure(
        Chem.MolToSmiles(changed), f"the {form} of {molecule.label}", f"at its {constant.site.kind}"
    )
    known = pka.LOWEST <= constant.pka <= pka.HIGHEST
    remark = f"predicted for the {constant.site.kind}, {_pka_trust(molecule)}"
    outside = f"outside of {pka.LOWEST:g} to {pka.HIGHEST:g}, what water lets be measured"
    name = "pKa of the pair"
    return [
        drawn,
        Quantity(constant.pka if known else None, "", name, 1, remark if known else outside),
    ]


def species_items(molecule: Molecule, ph: float) -> list[Item]:
    """Dominant species, mean charge, and share of each site that is ionised."""
    name = f"mean charge at pH {ph:g}"
    if reason := missing_atoms(molecule):
        return [Quantity(None, "", name, 2, reason)]
    found = pka.constants(molecule.mol)
    drawn = pka.species(molecule.mol, found, ph)
    charge = pka.mean_charge(molecule.mol, found, ph)
    changed = tuple((each.site.atom,) for each in found if each.charge(ph))
    listing = "; ".join(
        f"{each.site.kind} (pKa {each.pka:.1f}) {100 * each.ionised(ph):.0f} %" for each in found
    )
    why = "one place for each proton; tautomers and microstates are not told apart"
    return [
        Structure(Chem.MolToSmiles(drawn), f"the dominant species of {molecule.label} at pH {ph:g}", why),
        Quantity(charge, "", name, 2, f"from predicted pKa, {_pka_trust(molecule)}", changed),
        Text(
            listing or None,
            f"ionised at pH {ph:g}",
            None if listing else "nothing gives or takes a proton between pKa -1 and 13",
        ),
    ]


def log_d_item(molecule: Molecule, ph: float) -> Quantity:
    """logD at a pH, from Crippen's logP and the predicted pKa."""
    name = f"logD at pH {ph:g}"
    if reason := missing_atoms(molecule):
        return Quantity(None, "", name, 2, reason)
    found = pka.constants(molecule.mol)
    neutral = neutral_form(molecule.mol)
    log_p = rdMolDescriptors.CalcCrippenDescriptors(neutral)[0]
    remark = f"from Crippen logP {log_p:.2f} of the neutral form and predicted pKa, {_pka_trust(molecule)}"
    return Quantity(pka.log_d(log_p, found, ph), "", name, 2, remark)


def admet_item(molecule: Molecule, prediction: Prediction, *, full: bool) -> Quantity:
    """One endpoint of ADMET-AI, with its percentile among approved drugs."""
    endpoint = prediction.endpoint
    if prediction.given is None:
        reason = (
            f"ADMET-AI gave {prediction.raw:.1f} {endpoint.unit}, which cannot be: it fails for this compound"
        )
        return Quantity(None, endpoint.unit, endpoint.name, endpoint.decimals, reason)
    parts = [f"{prediction.verdict}: probability that {endpoint.meaning}"] if endpoint.is_probability else []
    if prediction.impossible:
        parts.append(f"the model gave {prediction.raw:.1f}, which cannot be; clipped, so not to be relied on")
    parts.append(f"higher than in {prediction.percentile:.0f} % of approved drugs")
    if full:
        about = weights(admet.FILE).about["endpoints"][endpoint.key]
        measure = next(f"{key} {about[key]}" for key in ("AUROC", "R^2") if key in about)
        nearest = admet.domain(molecule.mol).nearest
        parts.append(f"predicted by ADMET-AI ({measure} on held-out data)")
        parts.append(f"nearest approved drug at similarity {nearest:.2f}{_also(molecule)}")
    decimals = 2 if endpoint.is_probability else endpoint.decimals
    return Quantity(prediction.given, endpoint.unit, endpoint.name, decimals, "; ".join(parts))


def _pka_trust(molecule: Molecule) -> str:
    error = weights(pka.FILE).about["Novartis"]["model"]["rmse"]
    return f"error about ±{error:.1f}; {pka.reference().where(molecule.mol)}"


def _also(molecule: Molecule) -> str:
    remark = components_remark(molecule)
    return f"; {remark}" if remark else ""


def _decimals(value: float) -> int:
    """Decimals for about two significant figures."""
    return 0 if value >= 10 else 1 if value >= 1 else 2 if value >= 0.1 else 3 if value >= 0.01 else 6
