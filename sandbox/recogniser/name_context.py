"""Whether a compound's name in a text means the compound.

"Pyridine" is a ring in "contains a pyridine ring", and "water" a medium in "soluble in water".
"""

from __future__ import annotations

import re
from bisect import bisect_right

from rdkit import Chem

from sandbox.names.common import is_abbreviation, name_index, normalised
from sandbox.recogniser.mention import Mention
from sandbox.structures import chem

_WINDOW = 110

_PART_AFTER = re.compile(
    r"[\s-]+(?:(?:fused|type|containing)\b|"
    r"(?:(?:hetero)?(?:ring|cycle)(?!s? (?:count|system))|core|scaffold|nucleus|nuclei|motif|skeleton|"
    r"backbone|ring system|substructure|nitrogen|oxygen|sulfur|carbon|N|C-?\d)s?\b|"
    r"(?:occurs?|appears?|(?:(?:is|are|be) )?(?:present|found|contained)) in\b)",
    re.IGNORECASE,
)
_GROUP_AFTER = re.compile(
    r"[\s-]+(?:group|moiety|moietie|unit|substituent|fragment|residue|derivative|analog(?:ue)?|linker|"
    r"linkage|alkaloid|class|famil(?:y|ie)|cation|anion|radical)s?\b",
    re.IGNORECASE,
)
_CONCEPT_AFTER = re.compile(
    r"[\s-]+(?:(?-i:D[1-5]|H[1-4]|A(?:1|2[AB]?|3)|5-HT\w{1,2}|α\w{1,2}|β\d)\b|receptor|agonist|antagonist|reuptake|inhibitor|transporter|synthase|pathway|cycle|"
    r"metabolism|uptake|level|channel|clamp|clathrate)s?\b",
    re.IGNORECASE,
)
# A further word of a longer name: "pyridine N-oxide", "aniline hydrochloride", "acetone cyanohydrin".
_LONGER_AFTER = re.compile(
    r"[ \t]+(?:N-oxide|(?:mono|di|tri|tetra|hemi|hydro|per)?(?:chloride|bromide|iodide|fluoride|oxide)|"
    r"(?:mono|di|tri|tetra|penta|hexa|hepta|octa|nona|deca|dodeca|hemi|sesqui)?hydrate|anhydride|HCl|HBr|(?:bi)?sul(?:f|ph)(?:ate|ide|one|oxide)|"
    r"(?:mono|di|tri|tetra|penta|hexa)?(?:nitr(?:ate|ite)|phosphate|acetate|propionate|butyrate|acrylate|"
    r"methacrylate|benzoate|laurate|myristate|palmitate|stearate|oleate|mesylate|tosylate|triflate)|citrate|"
    r"tartrate|maleate|fumarate|succinate|sodium|potassium|calcium|magnesium|acid|"
    r"(?:ester|ether|amide|imine|oxime|hydrazone|acetal|polymer|resin)s?|cyanohydrin|(?:di)?isocyanate|red|blue|"
    r"sul(?:f|ph)on\w+|carbox\w+|boron\w+|alcohol|aldehyde|ketone|base)\b"
)
_LONGER_BEFORE = re.compile(
    r"(?:\b(?:\w*(?:methyl|ethyl|propyl|butyl|phenyl|benzyl|acetyl|allyl|vinyl|aryl|alkyl|chloro|bromo|fluoro|iodo|"
    r"nitro|hydroxy|methoxy|amino|cyano)|sodium|potassium|lithium|calcium|magnesium|ammonium|(?:un)?substituted|"
    r"fused)[ \t]+|\w-)$",
    re.IGNORECASE,
)
_PART_BEFORE = re.compile(
    r"(?:\b(?:an?|any|each|every|another|one|two|three|four|no|how many|(?:the|total|what) number of|"
    r"contain(?:s|ing)?|includ(?:es?|ing)|bear(?:s|ing)?|lacks?|aromatic)|"
    r"\bdo(?:es)?\b[^.?!\n]{1,60}\bhave|(?:^|[.?!,;:]\s*|\b(?:please|and|then)\s+)count(?:\s+the)?)\s+$",
    re.IGNORECASE,
)
_PART_LABEL = re.compile(
    r"\b(?:ring(?: system)?|group|core|scaffold|motif|moiety|substructure|substituent|fragment)s?(?: name)?"
    r"[\"'`]?\s*[:=]\s*[\"'`]?$",
    re.IGNORECASE,
)
_EDIT = re.compile(
    r"\b(?:replac|swap|substitut|exchang|chang|attach|add|introduc|remov|delet|append|graft)\w*\b",
    re.IGNORECASE,
)
_EDIT_BEFORE = re.compile(
    r"\b(?:with|by|for|an?|the|replace|swap|exchange|change|attach|add|introduce|remove|delete|append)\s+$",
    re.IGNORECASE,
)
_TURN_BEFORE = re.compile(
    r"\b(?:chang|turn|convert|transform)(?:e|ing)?\b[^.?!\n]*\binto\s+(?:an?\s+)?$", re.IGNORECASE
)
_MEDIUM_BEFORE = re.compile(
    r"\b(?:solub\w*|insoluble|miscib\w*|dissolv\w*|solution|stirr\w*|reflux\w*|heated|recrystalli\w+|"
    r"suspend\w*|wash\w*|dilut\w*|partition\w*|go(?:es)?(?=\s+into))\b[^.?!;\n]{0,60}"
    r"\b(?:in|with|from|between|into)\s+"
    r"(?:(?:the|hot|cold|dry|pure|plain|boiling|\d+ ?m?L(?:\s+of)?)\s+){0,2}$",
    re.IGNORECASE,
)
_SECOND_MEDIUM = re.compile(r"\b(?:in|with|from|between)\s+[\w-]+\s*(?:/|and|or)\s*$", re.IGNORECASE)
_MIXES_BEFORE = re.compile(r"\bmix(?:es)?\b[^.?!;\n]{0,30}\b(?:in|with)\s+$", re.IGNORECASE)  # of water only
# Another solvent, of which as much is asked: "is DMF miscible with hexane?".
_MISCIBLE_WITH = re.compile(r"\bmiscib\w*\s+(?:in|with)\s+$", re.IGNORECASE)
_MEDIUM_AFTER = re.compile(
    r"[\s/-]+(?:(?:water\s+)?partition|phase|layer|bath|content|solution|extract)\b", re.IGNORECASE
)
_BASE_BEFORE = re.compile(r"[a-z]{3}(?:in|ine|ide|one|ol|ole|am|an|ate|ene)\s+$")
_SOLUBILITY_AFTER = re.compile(r"[\s-]+(?:solub|miscib)", re.IGNORECASE)
_SUBSTANCE_BEFORE = re.compile(
    r"(?:\b\d[\d.,]*\s?(?:[mµk]?g|[mµ]?L|m?mol|eq(?:uiv)?\.?(?:alents?)?)\s+(?:of\s+)?|\b(?:liquid|elemental|"
    r"molecular|gaseous|spil\w+|(?:balloon|cylinder|tank|lecture bottle|bar|atm|psi)s?\s+of|"
    r"(?:re)?act\w*\s+with|treat\w*\s+with|mix\w*\s+with|aqueous|pieces?\s+of|lumps?\s+of|chunks?\s+of|turnings\s+of|"
    r"(?:dr(?:y|ied|ying)|distill?\w*|stor\w+|kept|still|THF|ether|toluene|dioxane|hexanes?|benzene)\s+over|"
    r"(?:GHS|hazards?|boiling\s+point|melting\s+point|mp|bp|density|vapou?r\s+pressure|exposure\s+limits?|toxicity)"
    r"(?:\s+(?:classification|data|codes?|statements?))?\s+(?:of|for))\s+)$",
    re.IGNORECASE,
)  # "200 mL of bromine" is no atom
_SUBSTANCE_AFTER = re.compile(
    r"[\s-]+(?:gas|cylinder|tank|metal|spill)\b|\s+(?:and|with|in|into|on|\+)\s+(?:water|\w+anol|alcohols?|acids?)\b"
    r"|\s+for\s+\d|\s+(?:is\s+)?(?:safe|dangerous|flammable|toxic)\b",
    re.IGNORECASE,
)
_ATOM_AFTER = re.compile(
    r"[\s-]+(?:atom|bond|donor|acceptor|nucleophile|salt|ion|lamp|content|\w+(?:ate|ide|ite|oxyl?|yl)\b)",
    re.IGNORECASE,
)
_FORMULA_BEFORE = re.compile(r"\bformula\s*(?:is|=|:)?\s*$", re.IGNORECASE)
_OCTANOL_BEFORE = re.compile(r"octan(?:-1-)?ol(?:\s*[/–-]\s*|\s+(?:and\s+)?)$", re.IGNORECASE)
_WATER_AFTER = re.compile(r"(?:\s*[/–-]\s*|\s+(?:and\s+)?)water\b", re.IGNORECASE)
_WATERS_BEFORE = re.compile(
    r"\bin (?:plain|demin\w*|deminerali[sz]ed|deioni[sz]ed|distilled|DI|tap|milli-?q|ultrapure)\s+$|"
    r"\b(?:river|lake|sea|tap|ground|waste|drinking|rain|pool|surface|pond|well|bath|cooling|acidic|neutral|basic|"
    r"hard|soft|fresh|it['’]?s(?: all)?(?: the)?)\s+$",
    re.IGNORECASE,
)
# Abbreviations that are plain words or papers where these words stand beside them.
_WORD_BESIDE = {
    "CAN": re.compile(
        r"\|\s*(?:I|you|we|it|this|that|be|he|she|they|the|an?|one|not|M\d+|any\w*)\b", re.IGNORECASE
    ),
    "SDS": re.compile(
        r"(?:\b(?:the|an?|its|safety|see|check|read|section|\d+ of)\s+)\|"
        r"|\|\s*(?:of|for (?!my|the|an?|this)|sheets?|sections?|says)\b",
        re.IGNORECASE,
    ),
}
_THE_BEFORE = re.compile(r"\b(?:the|its|that|this)\s+$", re.IGNORECASE)
_OF_WHOLE = re.compile(r"\s+(?:in|of)\s+(?:the\s+)?(?P<whole>[^\s,;?!]{4,200})")
_BESIDE = re.compile(r"\s*(?:[(:=\[,]|is|as)?\s*[\"'`]?")


def is_compound(text: str, start: int, end: int, also: frozenset[str]) -> bool:
    """Whether a name at this place means the compound.

    Args:
        text: The text.
        start: Start of the name.
        end: End of the name.
        also: What else the name can mean: ``"part"`` (a ring or group), ``"solvent"``, ``"element"``,
            ``"coolant"``.
    """
    left, right = text[max(0, start - _WINDOW) : start], text[end : end + 40]
    name = text[start:end]
    if _LONGER_AFTER.match(right) or _LONGER_BEFORE.search(left) or _in_salt_or_formula(name, left):
        return False
    if _GROUP_AFTER.match(right) or _CONCEPT_AFTER.match(right):
        return False
    if (
        name in _WORD_BESIDE
        and not _SUBSTANCE_BEFORE.search(left)
        and _WORD_BESIDE[name].search(f"{left}|{right}")
    ):
        return False
    substance = _SUBSTANCE_BEFORE.search(left) or _SUBSTANCE_AFTER.match(right)
    if "coolant" in also and left.lower().endswith("liquid "):
        return False
    if "element" in also and (not substance or _ATOM_AFTER.match(right)):
        return False
    if "solvent" in also and _is_medium(name.lower(), left, right):
        return False
    return "part" not in also or not (_PART_AFTER.match(right) or _names_a_part(left) or _is_of(left, right))


def _is_of(left: str, right: str) -> bool:
    """Whether a ring or group is that of a compound which follows: "the indole in indomethacin"."""
    found = _OF_WHOLE.match(right) if _THE_BEFORE.search(left) else None
    if found is None:
        return False
    compound = name_index().get(normalised(found["whole"].rstrip(".")))
    return bool(re.search(r"[=#(\[]", found["whole"])) if compound is None else "solvent" not in compound.also


def _in_salt_or_formula(name: str, left: str) -> bool:
    """Whether "HCl" ends the name of a salt, or "H2O" is the answer to what the formula is."""
    if name in ("HCl", "HBr") and _BASE_BEFORE.search(left):
        return True
    return bool(is_abbreviation(name) and _FORMULA_BEFORE.search(left))


def goes_on(text: str, end: int) -> bool:
    """Whether a longer name goes on after a name, as in "aniline hydrochloride"."""
    return bool(_LONGER_AFTER.match(text[end : end + 40]))


def _is_medium(name: str, left: str, right: str) -> bool:
    if _MEDIUM_AFTER.match(right):
        return True
    if name == "water" and (
        _SOLUBILITY_AFTER.match(right) or _MIXES_BEFORE.search(left) or _WATERS_BEFORE.search(left)
    ):
        return True
    if _OCTANOL_BEFORE.search(left) or (name.endswith("octanol") and _WATER_AFTER.match(right)):
        return True
    if name != "water" and _MISCIBLE_WITH.search(left):
        return False
    second = _SECOND_MEDIUM.search(left)
    return bool(_MEDIUM_BEFORE.search(left[: second.start()] + "in " if second else left))


def _names_a_part(left: str) -> bool:
    if _PART_BEFORE.search(left) or _PART_LABEL.search(left):
        return True
    sentence = re.split(r"[.?!\n]", left)[-1]
    return bool(_EDIT.search(sentence) and _EDIT_BEFORE.search(sentence)) or bool(
        _TURN_BEFORE.search(sentence)
    )


def without_repeats(text: str, names: list[Mention], known: list[Mention]) -> list[Mention]:
    """Leave out the names that stand beside their own structure: "ethanol (CCO)", "CCO (ethanol)"."""
    starts = [mention.start for mention in known]
    kept = []
    for name in names:
        at = bisect_right(starts, name.start)
        beside = [other for other in known[max(0, at - 1) : at + 1] if _beside(text, name, other)]
        if not any(_same_skeleton(name, other) for other in beside):
            kept.append(name)
    return kept


def _beside(text: str, name: Mention, other: Mention) -> bool:
    first, second = sorted((name, other), key=lambda mention: mention.start)
    gap = text[first.end : second.start]
    readable = other.kind == "molecule" and other.problem is None
    return readable and len(gap) <= 6 and bool(_BESIDE.fullmatch(gap))


def _same_skeleton(name: Mention, other: Mention) -> bool:
    """Whether the two are one compound, stereochemistry aside."""
    mols = [chem.parse_smiles(each.smiles) for each in (name, other)]
    for mol in mols:
        Chem.RemoveStereochemistry(mol)
    return chem.canonical_smiles(mols[0]) == chem.canonical_smiles(mols[1])
