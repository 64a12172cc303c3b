"""Safety of one compound: what tables and lists say of it, and what its structure warns of."""

from __future__ import annotations

from sandbox.registry import tool
from sandbox.results import Choice, Item, Quantity, Report, Text, YesNo
from sandbox.safety.controlled import find_controlled
from sandbox.safety.hazards import RULES, azide_ratio, element_counts, find_hazards, oxygen_balance_percent
from sandbox.safety.peroxide_formers import find_peroxide_former
from sandbox.safety.statements import NOT_SAFE, carcinogen_items, ghs_items, limit_items
from sandbox.types import Molecule

SMITH_RATIO = 3
NOT_LISTED = "not named there, and in none of the families; drug laws and national lists are not searched"
NO_RULE = f"none of the {len(RULES)} rules matches, {NOT_SAFE}"


@tool(kind="report", verb="Searched structural hazards", examples=[{"molecule": "[N-]=[N+]=NCc1ccccc1"}])
def structural_hazards(molecule: Molecule) -> Report:
    """Dangerous groups: explosive, pyrophoric, water-reactive, oxidising, corrosive or very toxic ones.

    Args:
        molecule: Compound to check, counter-ions included.

    Returns:
        Whether a rule matches, each match with its kind of danger and the reason in words, and for azides the
        ratio (C + O)/N, which should be at least 3. No match is no clearance.

    Source: rules by substructure of this program after the UN Manual of Tests and Criteria, appendix 6, and
        Prudent Practices in the Laboratory, 2011; azides: Bräse et al., Angew. Chem. 2005, 117, 5320.
    """
    found = find_hazards(molecule.mol)
    atoms = tuple(dict.fromkeys(place for each in found for place in each.atoms))
    items: list[Item] = [YesNo(bool(found), "has hazardous groups", None if found else NO_RULE, atoms)]
    if found:
        items.append(Text("; ".join(str(each) for each in found), "hazardous groups", atoms=atoms))
    ratio = azide_ratio(molecule.mol)
    if ratio is not None:
        verdict = "at least 3, as it should be" if ratio >= SMITH_RATIO else "below 3: handle as an explosive"
        items.append(Quantity(ratio, "", "(C + O)/N ratio of the azide", 2, verdict))
    rules = [
        {"name": each.rule.name, "kind": each.rule.kind, "reason": each.rule.reason, "atoms": each.atoms}
        for each in found
    ]
    return Report(tuple(items), {"rules": rules})


@tool(kind="report", verb="Looked up GHS classes", examples=[{"molecule": "C=O"}, {"molecule": "OCCN"}])
def ghs_classification(molecule: Molecule) -> Report:
    """GHS hazard classes and signal word, as countries have published them.

    Args:
        molecule: Compound to look up, counter-ions included.

    Returns:
        The classes with their categories and, where printed, H codes, one text for each country and year; no
        value where the table does not have the compound.

    Source: GHS classifications of Japan (2006–2008) and Korea (2011), CC BY-SA 3.0.
    """
    return Report(tuple(ghs_items(molecule.mol)))


@tool(
    kind="report", verb="Looked up exposure limits", examples=[{"molecule": "c1ccccc1"}, {"molecule": "Cl"}]
)
def exposure_limits(molecule: Molecule) -> Report:
    """Occupational exposure limits in the air: TWA, STEL, ceiling and skin notation.

    Args:
        molecule: Compound to look up.

    Returns:
        The limits that are set, in ppm or mg/m³; no value where the table does not have the compound.

    Source: exposure limits of Ontario (Canada), as collected in the package chemicals 1.5.2.
    """
    return Report(tuple(limit_items(molecule.mol)))


@tool(kind="report", verb="Looked up carcinogen lists", examples=[{"molecule": "c1ccccc1"}])
def carcinogenicity(molecule: Molecule) -> Report:
    """Whether a compound is on a list of carcinogens: IARC group and NTP class.

    Args:
        molecule: Compound to look up.

    Returns:
        IARC's group with the year, and the class in the NTP's Report on Carcinogens; no value where neither
        list has the compound.

    Source: IARC Monographs and NTP Report on Carcinogens, as collected in the package chemicals 1.5.2.
    """
    return Report(tuple(carcinogen_items(molecule.mol)))


@tool(
    kind="choice",
    verb="Checked for peroxide formation",
    examples=[{"molecule": "C1CCOC1"}, {"molecule": "CCO"}],
)
def peroxide_formation(molecule: Molecule) -> Choice:
    """Whether a compound forms peroxides in air on storage, by class A to D.

    Args:
        molecule: Compound to check.

    Returns:
        Class A (dangerous without concentration), B (on concentration), C (can polymerise), D (suggested by
        the structure alone), or "none known"; the reason says why.

    Source: Prudent Practices in the Laboratory, National Research Council 2011, table 4.8; Clark, Chem.
        Health Saf. 2001, 8 (5), 12.
    """
    former = find_peroxide_former(molecule.mol)
    if former is None:
        reason = "not named as a peroxide former, and no group in it suggests one"
        return Choice("none known", "peroxide former class", reason)
    return Choice(f"class {former.letter}", "peroxide former class", former.why)


@tool(
    kind="quantity",
    verb="Calculated the oxygen balance",
    examples=[{"molecule": "Cc1c(cc(cc1[N+](=O)[O-])[N+](=O)[O-])[N+](=O)[O-]"}],
)
def oxygen_balance(molecule: Molecule) -> Quantity:
    """Oxygen balance: how far a compound's own oxygen goes in burning it.

    Args:
        molecule: Compound of C, H, N, O and halogens.

    Returns:
        Oxygen balance to CO2 and H2O in % by mass; negative where oxygen is missing. With explosive groups
        and a value above about -200 % a compound deserves a test before it is handled in amounts.

    Source: definition after Lothrop and Handrick, Chem. Rev. 1949, 44, 419.
    """
    balance = oxygen_balance_percent(molecule.mol)
    if balance is None:
        others = sorted(set(element_counts(molecule.mol)) - set("CHNOF") - {"Cl", "Br", "I"})
        why = f"it holds {', '.join(others)}" if others else "it holds no carbon"
        return Quantity(None, "%", "oxygen balance", 1, f"not defined here: {why}")
    return Quantity(balance, "%", "oxygen balance", 1)


@tool(kind="report", verb="Searched control lists", examples=[{"molecule": "OCCSCCO"}, {"molecule": "CCO"}])
def control_lists(molecule: Molecule) -> Report:
    """Whether a compound is a scheduled or export-controlled chemical (chemical weapons control).

    Args:
        molecule: Compound to check; salts, stereo and isotopes make no difference.

    Returns:
        Whether it is listed, by name or within a family, and the entries with their schedules; what is not
        listed but close to a scheduled agent is said. National lists and narcotics are not included.

    Source: Annex on Chemicals of the Chemical Weapons Convention (2020) and the Australia Group's precursors;
        table of the package chemcrow 0.3.24, families as patterns of this program.
    """
    found = find_controlled(molecule.mol)
    listed = [match for match in found if match.how != "close"]
    atoms = tuple(dict.fromkeys(place for match in found for place in match.atoms))
    close = "; ".join(str(match) for match in found if match.how == "close")
    reason = close or (None if listed else NOT_LISTED)
    items: list[Item] = [YesNo(bool(listed), "is on a list of chemical weapons control", reason, atoms)]
    if listed:
        items.append(Text("; ".join(str(match) for match in listed), "entries in control lists", atoms=atoms))
    return Report(tuple(items))


@tool(kind="report", verb="Summed up the hazards", examples=[{"molecule": "C=O"}, {"molecule": "CCOCC"}])
def safety_summary(molecule: Molecule) -> Report:
    """Everything known here about the dangers of a compound, for a first look before working with it.

    Args:
        molecule: Compound to check, counter-ions included.

    Returns:
        Hazardous groups, GHS classes, exposure limits, carcinogen lists, peroxide class and control lists,
        each with its source or "no data". It replaces no safety data sheet.

    Source: the tables and rules of the tools for each of these.
    """
    hazards = find_hazards(molecule.mol)
    atoms = tuple(dict.fromkeys(place for each in hazards for place in each.atoms))
    listing = "; ".join(f"{each.rule.name} ({each.rule.kind})" for each in hazards)
    former = find_peroxide_former(molecule.mol)
    controlled = [match for match in find_controlled(molecule.mol) if match.how != "close"]
    items: list[Item] = [
        Text(listing or None, "hazardous groups", None if listing else NO_RULE, atoms),
        *ghs_items(molecule.mol),
        *limit_items(molecule.mol),
        *carcinogen_items(molecule.mol),
        Choice(f"class {former.letter}" if former else "none known", "peroxide former class"),
    ]
    if controlled:
        items.append(Text("; ".join(str(match) for match in controlled), "entries in control lists"))
    return Report(tuple(items))
