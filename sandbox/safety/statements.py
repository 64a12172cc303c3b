"""Words for what the safety tables hold, and for what they do not hold."""

from __future__ import annotations

import re

from rdkit import Chem

from sandbox.results import Item, Quantity, Text
from sandbox.safety.signal_words import signal_word
from sandbox.safety.tables import CARCINOGENS, GHS, LIMITS, look_up

NOT_SAFE = "which does not mean that it is safe"
NO_GHS = f"no data: the table (Japan 2006–2008, Korea 2011) does not have this compound, {NOT_SAFE}"
NO_LIMIT = f"no data: Ontario's table of exposure limits does not have this compound, {NOT_SAFE}"
NO_CARCINOGEN = f"no data: neither IARC's nor the NTP's list has this compound, {NOT_SAFE}"
IARC_GROUPS = {
    "1": "Group 1, carcinogenic to humans",
    "2A": "Group 2A, probably carcinogenic to humans",
    "2B": "Group 2B, possibly carcinogenic to humans",
    "3": "Group 3, not classifiable as to its carcinogenicity to humans",
    "4": "Group 4, probably not carcinogenic to humans",
}
_LIMIT_NAMES = {
    "twa": "8-hour exposure limit (TWA)",
    "stel": "short-term exposure limit (STEL)",
    "ceiling": "ceiling exposure limit",
}


def ghs_items(mol: Chem.Mol) -> list[Item]:
    """The GHS classes of a compound, one text for each country that classified it."""
    found = look_up(GHS, mol)
    items: list[Item] = []
    for row in found.rows:
        classes = row["classes"].split("|")
        word = signal_word(entry.partition(" = ")[0] for entry in classes)
        text = (f"{word}: " if word else "") + "; ".join(map(_ghs_class, classes))
        items.append(Text(text, f"GHS classes ({row['country']}, {row['years']})", found.remark))
    return items or [Text(None, "GHS classes", NO_GHS)]


def _ghs_class(entry: str) -> str:
    """ "Acute toxicity (oral): Category 3 = H301 - Toxic if swallowed" as it reads in a list."""
    name, _, statement = entry.partition(" = ")
    code = re.match(r"(H\d{3}\w*) - ", statement)
    name = re.sub(r": (?=[A-Z\d])", " ", name, count=1)  # the colon of "(inhalation: gas)" stays
    name = re.sub(r"(Category \S+ \([^)]*\)) (?=Category)", r"\1, ", name)
    return f"{name} [{code.group(1)}]" if code else name


def limit_items(mol: Chem.Mol) -> list[Item]:
    """The exposure limits of a compound as numbers, those that are set; the skin notation as a text."""
    found = look_up(LIMITS, mol)
    items: list[Item] = []
    for row in found.rows[:1]:
        for key, name in _LIMIT_NAMES.items():
            if row[key]:
                items.append(_limit(row[key], name, found.remark or f"Ontario; listed as {row['name']}"))
        if row["skin"]:
            items.append(Text("skin: it is taken up through the skin", "notation of the exposure limit"))
    return items or [Text(None, "exposure limits", NO_LIMIT)]


def _limit(text: str, name: str, remark: str) -> Item:
    number = re.fullmatch(r"(\d+(?:\.\d+)?)\s*(ppm|mg/m3)", text)
    if number is None:
        return Text(text.replace("mg/m3", "mg/m³"), name, remark)
    digits, unit = number.groups()
    decimals = len(digits.partition(".")[2])
    value = float(digits) if decimals else int(digits)
    return Quantity(value, unit.replace("mg/m3", "mg/m³"), name, decimals, remark)


def carcinogen_items(mol: Chem.Mol) -> list[Item]:
    """What IARC and the NTP say of a compound."""
    found = look_up(CARCINOGENS, mol)
    items: list[Item] = []
    for row in found.rows[:1]:
        if row["iarc_group"]:
            text = f"{IARC_GROUPS[row['iarc_group']]} ({row['iarc_year']})"
            items.append(Text(text, "IARC group", found.remark))
        if row["ntp_class"]:
            items.append(Text(row["ntp_class"], "NTP Report on Carcinogens", found.remark))
    return items or [Text(None, "carcinogen lists", NO_CARCINOGEN)]
