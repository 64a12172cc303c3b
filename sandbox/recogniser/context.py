"""What stands around a token: cues that it is, or is not, meant as a structure.

All functions look at a bounded window of the text, so that a long text costs linear time.
"""

from __future__ import annotations

import re
from typing import Literal

_WINDOW = 90
_MAX_GAP = 40
_QUOTES = {'"': '"', "'": "'", "`": "`", "“": "”", "„": "“", "‘": "’", "«": "»", "‹": "›", "”": "”"}

_SMILES_CUE = re.compile(
    r"\bsmiles?(?:\s+(?:string|code|notation|is|are|of|for|here|below|the|a))*\s*[:=]?\s*$"
    r"|<(?:smiles|smi|mol|molecule)>$",
    re.IGNORECASE,
)
_SMILES_LABEL = re.compile(r"\bsmiles?(?:\s+(?:string|code))?\s*[:=]\s*$|<(?:smiles|smi)>$", re.IGNORECASE)
_LABEL_CUE = re.compile(
    r"(?:^|[\s(;,])(?:smi|mol(?:ecule)?|compound|cpd|cmpd|structure|substrate|product|reactant|educt|ligand|"
    r"starting material|s\.?m\.?|[mr]\d{1,2}|(?:mol(?:ecule)?|compound|cpd|structure)\s*[a-z0-9]{1,3})"
    r"\s*[:=]\s*$",
    re.IGNORECASE,
)
_MOLECULE_WORDS = frozenset(
    ["molecule", "molecules", "compound", "compounds", "structure", "structures", "draw", "depict", "sketch"]
    + ["canonicalise", "canonicalize", "parse", "sanitize", "compare", "analyse", "analyze", "describe"]
)
_PROPERTY_CUE = re.compile(
    r"\b(?:c?log\s?[pds]|tpsa|psa|polar surface area|mw|mol(?:ecular)?\.?\s*w(?:eigh)?t|molar mass|mass|"
    r"formula|charge|hb[da]|donors?|acceptors?|qed|sa\s?score|fsp3|rotatable bonds?|inchi(?:key)?|scaffold|"
    r"canonical(?: form)?|stereo\s?cent(?:er|re)s?|rings?|properties|similarity|lipinski|veber|atoms?|pains|"
    r"lipophilicity|drug-?likeness|functional groups?|name|alerts?|"
    r"count|values?|scores?|violations?)"
    r"[^.?!\n]{0,20}\b(?:of|for|in)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_QUESTION_WORDS = frozenset(["is", "are", "does", "do", "has", "can", "will", "would"])
_QUESTION_CUE = re.compile(r"(?:^|[.?!\n]\s*|\band\s+)\w+\s+$")
_PATTERN_WORD = re.compile(r"smarts|structure|pattern|motif|moiety|group", re.IGNORECASE)
_PATTERN_CUE = re.compile(
    r"\b(?:(?:smarts|(?<!common )(?<!shared )sub-?structure|pattern|motif)"
    r"(?:\s+(?:pattern|string|query|smarts|smiles))*\s*[:=]?|"
    r"moiety|functional group|the group)\s*$",
    re.IGNORECASE,
)
_GROUP_AFTER = re.compile(
    r"[ \t\"'`”’)\]-]*\b(?:groups?|moiet(?:y|ies)|substructures?|motifs?|fragments?|substituents?|units?)\b",
    re.IGNORECASE,
)
_BOND_AFTER = re.compile(
    r"[ \t\"'`”’)\]-]*\b(?:(?:single|double|triple|aromatic|functional)\s+)?"
    r"(?:bond|stretch|linkage|coupling|cleavage|activation|group|moiet|substructure|motif|fragment|substituent|unit|ratio|atom|ring|chain|band|peak|signal|"
    r"vibration|distance|angle|acid|ion|radical|poisoning|receptor|drug|penetration|system|disease)",
    re.IGNORECASE,
)
_LIST_GAP = re.compile(
    r"[\s,;/|&*•`'\"]*(?P<word>(?:and|or|vs\.?|versus|than|with|to|from)\b|\+)?[\s`'\"]*(?:\d{1,3}[.)]|[-*•])?\s*"
)
_LETTERING = re.compile(r"[.)][ \t]")
_LIST_END = re.compile(r"[`'\"”’)\]]*(?:\s*(?:[,;|\n.?!)]|$)|\s+(?:and|or|vs|versus)\b)")


def before(text: str, start: int) -> str:
    """The text before a token, up to the opening quotes and brackets around it."""
    return text[max(0, start - _WINDOW) : start].rstrip("\"'`“”„‘’«»‹›([{*_")


def after(text: str, end: int) -> str:
    """The text after a token."""
    return text[end : end + _MAX_GAP]


def is_bare(text: str, start: int, end: int) -> bool:
    """Whether the text consists of nothing but this token, quotes and punctuation."""
    if start > _MAX_GAP or len(text) - end > _MAX_GAP:
        return False
    return not re.search(r"[^\W_]", text[:start] + text[end:])


def quote_around(text: str, start: int, end: int) -> str:
    """The opening quote if the token stands between a pair of quotes, else the empty string."""
    if start and end < len(text) and _QUOTES.get(text[start - 1]) == text[end]:
        return text[start - 1]
    return ""


def says_smiles(left: str) -> bool:
    """Whether the words before call what follows a SMILES or give it a label ("M1: ")."""
    if left.endswith((":", "=", ">")) or left.rstrip().endswith((":", "=")):
        return bool(_LABEL_CUE.search(left) or _SMILES_CUE.search(left))
    return "smile" in left.lower() and bool(_SMILES_CUE.search(left))


def labelled_smiles(left: str) -> bool:
    """Whether what follows is announced by "SMILES:" or a tag, so that it must be one."""
    return left.rstrip().endswith((":", "=", ">")) and bool(_SMILES_LABEL.search(left))


def asks_about(left: str) -> bool:
    """Whether the words before ask for a property of what follows, or call it a molecule."""
    word = _last_word(left)
    return word in _MOLECULE_WORDS or (
        word in ("of", "for", "in", "the") and bool(_PROPERTY_CUE.search(left))
    )


def starts_question(left: str) -> bool:
    """Whether the token is the subject of a yes/no question ("Is COC …")."""
    return _last_word(left) in _QUESTION_WORDS and bool(_QUESTION_CUE.search(left))


def says_pattern(left: str) -> bool:
    """Whether the words before call what follows a substructure."""
    return bool(_PATTERN_WORD.search(left)) and bool(_PATTERN_CUE.search(left))


def labelled(left: str) -> bool:
    """Whether a colon or an equals sign introduces what follows."""
    return left.rstrip().endswith((":", "="))


def _last_word(left: str) -> str:
    """The word before, in lower case, if nothing but blanks stands after it."""
    words = left[-20:].split()
    return words[-1].lower() if words and left[-1:].isspace() else ""


def group_follows(right: str) -> bool:
    """Whether "group", "fragment", "substructure" … follows: the token is a pattern, not a molecule."""
    return bool(_GROUP_AFTER.match(right))


def bond_follows(right: str) -> bool:
    """Whether "bond", "stretch", "group" … follows, as in "a C=O bond"."""
    return bool(_BOND_AFTER.match(right))


def list_joint(gap: str) -> Literal["none", "mark", "word"]:
    """How the text between two tokens joins them in a list: not, by a mark ("," or a line end), by a word."""
    if len(gap) > _MAX_GAP or (gap.isspace() and not re.search(r"[\n\t]", gap)):
        return "none"
    match = _LIST_GAP.fullmatch(gap)
    if match is None:
        return "none"
    return "word" if match["word"] else "mark"


def letters_an_item(token: str, right: str) -> bool:
    """Whether a letter numbers an item of a list, as in "B) CCO"."""
    return len(token) == 1 and bool(_LETTERING.match(right))


def list_goes_on(right: str) -> bool:
    """Whether a list goes on or ends after a token: a mark, a line end or "and" follows."""
    return bool(_LIST_END.match(right))
