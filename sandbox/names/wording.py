"""What names of compounds look like: their last words, and systematic names."""

from __future__ import annotations

import re

# The last word of names of several words that mean a compound: "benzyl chloride", "maleic anhydride".
_TAILS_TEXT = """
acid acetate acrylate alcohol aldehyde amide anhydride azide benzoate blue borohydride bromide butyrate
caproate carbamate carbonate chlorate chloride chromate cinnamate citrate cyanide dibromide dichloride
dichromate dihydrochloride diiodide dioxide disulfide ester ethoxide ether ferrocyanide fluoride formate
fumarate glycol green hexafluorophosphate hydrazine hydride hydrobromide hydrochloride hydroxide
hypochlorite iodate iodide isocyanate isothiocyanate ketone lactate lactone laurate maleate mercaptan
mesylate methacrylate methoxide monohydrate monoxide nitrate nitrile nitrite oleate orange oxalate oxide
palmitate pentoxide perchlorate permanganate peroxide phosphate phosphite phthalate propionate salicylate
selenide silicate stearate succinate sulfate sulfide sulfite sulfone sulfoxide tartrate tert-butoxide
tetraacetate tetrachloride tetrafluoroborate tetroxide thiocyanate thiosulfate tosylate tribromide
trichloride triflate trifluoride trihydrate trioxide valerate violet
"""
TAILS = frozenset(_TAILS_TEXT.split())

MIN_SYSTEMATIC, MAX_SYSTEMATIC = 8, 160
_LOCANT = re.compile(
    r"(?:^|[^\d.])\d{1,2}[a-zH]?'*(?:,\d{1,2}[a-zH]?'*)*-|^(?:[NO],?'*)+-|tert-|\(E\)|\(Z\)|\([\dRS,]+\)-"
)
_STEM = re.compile(
    r"meth|eth|prop|but|pent|hex|hept|oct|non|dec|phen|benz|tolu|chlor|brom|fluor|iod|nitr|amin|hydrox|oxo|cyan|carb|pyr|indol|quinol"
    r"|thi|fur|azol|sulf|phosph|cyclo|acet|form|naphth|anthr|piper|morphol|oxa|aza|bor|sil|xanth|purin|anilin|spiro|bicyclo",
    re.IGNORECASE,
)
_END = re.compile(
    r"(?:ol|diol|triol|one|dione|al|dial|ane|ene|diene|yne|ine|idine|ole|olidine|ide|ate|ite|ene|acid|amide|nitrile|thiol|aldehyde|ether|"
    r"oxide|imine|oxime|hydrazine|urea|furan|pyran|silane|borane|phosphane|phosphine|anisole|toluene|biphenyl|terphenyl|phenol|aniline|azo|amine)$",
    re.IGNORECASE,
)
_HEAD = re.compile(
    r"(?:di|tri)?(?:(?:tert|sec|n|iso|i)-?)?(?:meth|eth|prop|but|pent|hex|phen|benz|all|isoprop)yl",
    re.IGNORECASE,
)
_OF_PHOSPHORUS = re.compile(r"\w*yl(?:thio)?phosph(?:on|in|or)\w*ate", re.IGNORECASE)


def looks_systematic(word: str) -> bool:
    """Whether a word looks like a systematic name with locants or descriptors, such as 4-nitrophenol.

    Args:
        word: One word of a text, or a name of several.
    """
    if not MIN_SYSTEMATIC <= len(word) <= MAX_SYSTEMATIC or not _END.search(word):
        return False
    letters = re.sub(r"[^A-Za-z]", "", word)
    stems = {match.group().lower() for match in _STEM.finditer(word)}
    return len(letters) >= 6 and bool(stems) and bool(_LOCANT.search(word))


def has_stem(word: str) -> bool:
    """Whether a word holds a piece of a systematic name, such as "brom" or "phen"."""
    return bool(_STEM.search(word))


def is_ester_head(word: str) -> bool:
    """Whether a word can stand before the name of an acid's anion, as in "ethyl 3-oxobutanoate"."""
    return bool(_HEAD.fullmatch(word))


def is_phosphorus_ester(name: str) -> bool:
    """Whether two words look like an ester of an acid of phosphorus, such as dimethyl methylphosphonate."""
    head, _, anion = name.partition(" ")
    return is_ester_head(head) and bool(_OF_PHOSPHORUS.fullmatch(anion))


_MARKS = (("(", ")"), ("[", "]"), ("{", "}"))


def nested(name: str) -> str:
    """A systematic name with its enclosing marks in IUPAC's order: (), [()], {[()]}, ({[()]}).

    Source: IUPAC Recommendations 2013, P-16.5.4. Brackets of ring descriptors, as in bicyclo[2.2.1], stay.

    Args:
        name: A name that encloses everything in parentheses.
    """
    pairs: dict[int, int] = {}
    height: dict[int, int] = {}
    opened: list[int] = []
    for place, letter in enumerate(name):
        if letter == "(":
            opened.append(place)
            height[place] = 0
        elif letter == ")":
            if not opened:
                return name
            begin = opened.pop()
            pairs[begin] = place
            if opened:
                height[opened[-1]] = max(height[opened[-1]], height[begin] + 1)
    if opened:
        return name
    letters = list(name)
    for begin, end in pairs.items():
        letters[begin], letters[end] = _MARKS[height[begin] % len(_MARKS)]
    return "".join(letters)
