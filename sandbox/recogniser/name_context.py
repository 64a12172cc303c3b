"""Whether a compound's name in a text means the compound.

"Pyridine" is a ring in "contains a pyridine ring", and "water" a medium in "soluble in water".
"""

from __future__ import annotations

import re
from bisect import bisect_right

from rdkit import Chem

from sandbox import chem
from sandbox.recogniser.mention import Mention

_PART_AFTER = re.compile(
    r"[\s-]+(?:(?:fused|type|like|containing|based|bearing)\b|"
    r"(?:ring|group|moiet(?:y|ies)|unit|core|substituent|scaffold|fragment|nucle(?:us|i)|motif|residue|derivative|"
    r"analog(?:ue)?|skeleton|backbone|system|functional|substructure|linker|linkage|nitrogen|oxygen|sulfur)s?\b)",
    re.IGNORECASE,
)
# A further word of a longer name: "pyridine N-oxide", "aniline hydrochloride", "acetone cyanohydrin".
_LONGER_AFTER = re.compile(
    r"[ \t]+(?:N-oxide|(?:mono|di|tri|hemi|hydro)?(?:chloride|bromide|iodide|fluoride|oxide|hydrate|anhydride)|"
    r"hydrochloride|hydrobromide|HCl|HBr|(?:bi)?sul(?:f|ph)ate|nitrate|phosphate|acetate|citrate|tartrate|maleate|"
    r"fumarate|mesylate|tosylate|triflate|succinate|sodium|potassium|calcium|acid|esters?|ethers?|amides?|imines?|"
    r"oximes?|hydrazones?|acetals?|cyanohydrin|diisocyanate|red|blue|polymer|resin|sul(?:f|ph)on\w+|"
    r"carbox\w+|alcohol|aldehyde|ketone)\b",
)
_LONGER_BEFORE = re.compile(
    r"(?:\b(?:\w*(?:methyl|ethyl|propyl|butyl|phenyl|benzyl|acetyl|allyl|vinyl|aryl|alkyl|chloro|bromo|fluoro|iodo|nitro|"
    r"hydroxy|methoxy|amino|cyano)|sodium|potassium|lithium|calcium|magnesium|ammonium|substituted|fused)[ \t]+|[-\w]-)$",
    re.IGNORECASE,
)
_PART_BEFORE = re.compile(
    r"\b(?:an?|any|each|every|another|one|two|three|four|no|many|number of|count(?: the| of)?|"
    r"contain(?:s|ing)?|ha(?:s|ve|ving)|includ(?:es?|ing)|bear(?:s|ing)?|lacks?|as an?|fused)\s+$",
    re.IGNORECASE,
)
_EDIT_BEFORE = re.compile(
    r"\b(?:replac|swap|substitut|exchang|chang|attach|add|introduc|remov|delet|append|graft)\w*\b",
    re.IGNORECASE,
)
_EDIT_DIRECT = re.compile(
    r"\b(?:with|by|for|an?|into|the|\w+(?:ace|ap|ute|ange|ach|add|uce|ove|ete|end|aft))\s+$", re.IGNORECASE
)
_MEDIUM_BEFORE = re.compile(
    r"\b(?:solub\w*|insoluble|miscib\w*|dissolv\w*|solution|stirr\w*|reflux\w*|heated|recrystalli\w+|suspend\w*|wash\w*|"
    r"dilut\w*|partition\w*)\b[^.?!;\n]{0,60}\b(?:in|with|from|between|into)\s+(?:the\s+|hot\s+|cold\s+|dry\s+|pure\s+)?$",
    re.IGNORECASE,
)
_MEDIUM_AFTER = re.compile(
    r"[\s/-]+(?:(?:water\s+)?partition|solub\w*|phase|layer|bath|content|soluble|solution|extract)\b",
    re.IGNORECASE,
)
_PAIR_BEFORE = re.compile(r"\b(?:octan-?1?-?ol|1-octanol)\s*[/–-]\s*$", re.IGNORECASE)
_PAIR_AFTER = re.compile(r"\s*[/–-]\s*water\b", re.IGNORECASE)
_BESIDE = re.compile(r"\s*[(:=\[]\s*[\"'`]?|\s*,?\s+[\"'`]?")
_CLOSE = 6


def is_compound(text: str, start: int, end: int, also: str) -> bool:
    """Whether a name at this place means the compound.

    Args:
        text: The text.
        start: Start of the name.
        end: End of the name.
        also: What else the name can mean: ``"part"`` (a ring or group), ``"solvent"`` or nothing.
    """
    left, right = text[max(0, start - 110) : start], text[end : end + 40]
    if _PART_AFTER.match(right) or _LONGER_AFTER.match(right) or _LONGER_BEFORE.search(left):
        return False
    if (
        _PAIR_BEFORE.search(left)
        or _PAIR_AFTER.match(right)
        and re.match(r"(?i)(?:1-)?octan", text[start:end])
    ):
        return False
    if _MEDIUM_BEFORE.search(left) and (also == "solvent" or _is_in(left)):
        return False
    if also == "solvent" and _MEDIUM_AFTER.match(right):
        return False
    return also != "part" or not _names_a_part(left)


def _is_in(left: str) -> bool:
    return bool(re.search(r"\bin\s+(?:\w+\s+)?$", left))


def _names_a_part(left: str) -> bool:
    if _PART_BEFORE.search(left):
        return True
    sentence = re.split(r"[.?!\n]", left)[-1]
    return bool(_EDIT_BEFORE.search(sentence) and _EDIT_DIRECT.search(sentence))


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
    return (
        other.kind == "molecule"
        and other.problem is None
        and len(gap) <= _CLOSE
        and bool(_BESIDE.fullmatch(gap))
    )


def _same_skeleton(name: Mention, other: Mention) -> bool:
    """Whether the two are one compound, stereochemistry aside."""
    mols = [chem.parse_smiles(each.smiles) for each in (name, other)]
    for mol in mols:
        Chem.RemoveStereochemistry(mol)
    return chem.canonical_smiles(mols[0]) == chem.canonical_smiles(mols[1])
