"""Polymers and mixtures: names that stand for no one structure, though the tables have a part under some."""

from __future__ import annotations

import re
from functools import cache

_POLYMER = re.compile(
    r"peg(?:[ -]?\d+)?|pv[acp](?: k-?\d+)?|ptfe|pdms|pmma|hdpe|ldpe|pla|plga|pcl|pei|paa|pan|eva|abs|"
    r"hpmc|hpc|cmc|mcc|ha|dextran(?:[ -]\d+)?|triton x-?\d+|"
    r"(?:tween|span|polysorbate|brij|poloxamer|pluronic|carbomer)(?:[ -]?\w?\d+)?|"
    r"poly[ (-]*(?:ethylene|propylene|oxyethylene|styrene|vinyl|acryl|methacryl|methyl ?methacryl"
    r"|butadiene|isoprene|lact|glycol|caprolactone|dimethylsiloxane|carbonate|urethane|tetrafluoro"
    r"|ester|amide|imide|acetylene|aniline|pyrrole|thiophene|phosphoric|mer|quaternium|lysine).*"
    r"|nylon(?:[ -]?\d+(?:[,.]\d+)?)?|teflon|kevlar|nomex|plexiglas+|perspex|mylar|dacron|nafion"
    r"|bakelite|lycra|spandex|neoprene|natural rubber|silicone|epoxy resin|np-?40|igepal.*|tergitol.*"
    r"|nonoxynol.*|amberlyst.*|amberlite.*|dowex.*|ficoll|sephadex.*|(?:microcrystalline )?cellulose"
    r"|hypromellose|croscarmellose(?: sodium)?|crospovidone|povidone|copovidone|(?:hydroxypropyl"
    r"|hydroxyethyl|carboxymethyl|methyl|ethyl|hydroxypropyl ?methyl)[ -]?cellulose"
    r"|sodium (?:carboxymethylcellulose|starch glycolate|laureth sulfate|polyacrylate|hyaluronate"
    r"|alginate)|xanthan(?: gum)?|guar(?: gum)?|gum arabic|pectin|agarose?|agar|carrageenan|chitosan"
    r"|chitin|starch|amylose|amylopectin|glycogen|inulin|maltodextrin|hyaluronic acid|alginic acid"
    r"|heparin|lignin|dimethicone|simethicone|cyclomethicone|nitrocellulose|cellulose acetate|gelatin"
    r"|collagen|laureth-\d+|ceteareth-\d+|steareth-\d+",
    re.IGNORECASE,
)
# Acronyms of these that are words, or mean other things, in lower case.
_IN_CAPITALS = frozenset(
    ["pan", "abs", "ha", "paa", "pei", "eva", "hpc", "cmc", "mcc", "pla", "pcl", "pvc", "pva", "pvp"]
)
_POLYMERS = "is a polymer or a mixture of chains, which has no one structure"
# Name → what it is mixed from.
_MIXTURES = {
    "aqua regia": "concentrated HCl and HNO3, about 3:1 by volume",
    "piranha": "concentrated H2SO4 and H2O2, about 3:1 by volume",
    "jones reagent": "CrO3 in dilute H2SO4",
    "lugol's solution": "iodine and potassium iodide in water",
    "fenton's reagent": "H2O2 with an iron(II) salt",
    "tollens' reagent": "silver nitrate in aqueous ammonia",
    "fehling's solution": "copper(II) sulfate and alkaline potassium sodium tartrate in water",
    "vinegar": "acetic acid, about 5 %, in water",
    "cetearyl alcohol": "cetyl and stearyl alcohol",
    "benzalkonium chloride": "benzyldimethylalkylammonium chlorides with chains of 8 to 18 carbon atoms",
    "cocamidopropyl betaine": "amidopropyl betaines of coconut fatty acids, mostly of lauric acid",
    "cocamide dea": "diethanolamides of coconut fatty acids",
    "lanolin": "esters of wool wax alcohols and acids",
    "petrolatum": "hydrocarbons of petroleum",
    "vaseline": "hydrocarbons of petroleum",
    "paraffin wax": "long-chain alkanes",
    "mineral oil": "hydrocarbons of petroleum",
    "petroleum ether": "light hydrocarbons, pentanes and hexanes mostly",
    "petrol ether": "light hydrocarbons, pentanes and hexanes mostly",
    "ligroin": "light hydrocarbons, mostly heptanes",
    "white spirit": "hydrocarbons of petroleum, C7 to C12",
    "kerosene": "hydrocarbons of petroleum, C9 to C16",
    "olive oil": "triglycerides, mostly of oleic acid",
    "coconut oil": "triglycerides, mostly of lauric acid",
    "lecithin": "phospholipids, mostly phosphatidylcholines",
    "iso e super": "isomers of tetramethylacetyloctahydronaphthalene, C16H26O",
    "paxlovid": "nirmatrelvir and ritonavir, side by side",
    "roundup": "a salt of glyphosate with surfactants in water",
    "bleach": "sodium hypochlorite in water",
    "household bleach": "sodium hypochlorite in water",
    "brass": "copper and zinc",
    "texas red": "two isomeric sulfonyl chlorides of sulforhodamine 101",
    "caprylic/capric triglyceride": "triglycerides of octanoic and decanoic acid",
    "spinosad": "spinosyns A and D",
    "gentamicin": "gentamicins C1, C1a and C2",
    "neomycin": "neomycins B and C",
    "methylaluminoxane": "oligomers of (MeAlO)n, often sold in toluene",
}
_ENDING = re.compile(r"\s(?:solution|reagent|etch)$")


# Antibodies, proteins and peptides by their brand or class: no small molecule.
_BIOLOGICS = re.compile(
    r"[a-z]{4,}mab|etanercept|abatacept|aflibercept|keytruda|opdivo|humira|herceptin|avastin|enbrel|remicade|ozempic|wegovy|semaglutide|insulin"
    r"(?: \w+)?|lantus|bsa|bovine serum albumin|lysozyme|trypsin|albumin|botox|ovalbumin|hemoglobin|igg",
    re.IGNORECASE,
)
_PROTEIN = "is a protein or a large peptide, which I have no structure of"


def is_polymer(name: str) -> bool:
    """Whether a name is one of a polymer, such as "PEG 400" or "polystyrene"."""
    plain = " ".join(name.split())
    return _POLYMER.fullmatch(plain) is not None and plain not in _IN_CAPITALS


def mixture(name: str) -> str | None:
    """What a mixture of that name consists of, such as "aqua regia"; None for other names."""
    return _mixtures().get(_bare(name))


def why_no_structure(name: str) -> str | None:
    """Why a name stands for no one structure; None where it may stand for one."""
    if is_polymer(name):
        return _POLYMERS
    if _BIOLOGICS.fullmatch(name):
        return _PROTEIN
    mixed = mixture(name)
    return f"is a mixture ({mixed}), which has no one structure or molar mass" if mixed else None


def without_structure_in(text: str) -> tuple[str, str] | None:
    """The first polymer, protein or mixture that a text names, and why it has no structure to work with."""
    words = text.split()
    for count in (3, 2, 1):
        for start in range(len(words) - count + 1):
            said = " ".join(words[start : start + count]).strip(" ?.,;:!()")
            if len(said) > 2 and (why := why_no_structure(said)):
                return said, why
    return None


@cache
def _mixtures() -> dict[str, str]:
    return {_bare(name): parts for name, parts in _MIXTURES.items()}


def _bare(name: str) -> str:
    plain = re.sub("['’]s?(?=\\s|$)", "", " ".join(name.lower().split()))
    return _ENDING.sub("", plain)
