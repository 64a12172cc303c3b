"""Messages that ask something of what they have made first: "the Murcko scaffold of M1 and its formula".

Which tool makes it is told by its noun. Whoever reads what is asked of it reads it with a stand-in for the
molecule that is still to be made, as for the product of a reaction.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sandbox.retrieval.situation import own_words
from sandbox.talk.products import STAND_IN
from sandbox.workspace import MOLECULE, by_number, molecules_in

_MOLECULE = r"(?:(?:the|a|an|its) (?:salt|drug|acid|base|compound|molecule|sugar) )?M\d{1,4}"
_SEVERAL = rf"(?:{_MOLECULE}(?:, | and |, and | & | with | vs\.? )){{1,9}}{_MOLECULE}"
_PH = r"(?:at|in|under) (?:a |an )?(?:aqueous )?pH ?(?:of |= ?)?(?P<ph>\d{1,2}(?:\.\d+)?)"
_MOST = (
    r"(?:most stable|(?:pre)?dominant|predominating|prevailing|main|major|preferred|canonical|"
    r"favou?red|principal)"
)
_STATE = r"(?:micro)?(?:form|species|ion|state)|(?:proton|ionis|ioniz)ation state"
_HYDROXIDE, _HYDRONIUM = "[OH-]", "[OH3+]"


@dataclass(frozen=True, slots=True)
class _Making:
    """How what a tool makes is called.

    Attributes:
        tool: The tool.
        called: With "of M1" after it, or "M1's" before it.
        again: When it is spoken of once more.
        several: Whether it is made of several molecules.
        arguments: What the call needs beside the molecules.
        partner: SMILES of what the molecule reacts with.
    """

    tool: str
    called: str
    again: str
    several: bool = False
    arguments: Mapping[str, Any] = field(default_factory=dict)
    partner: str = ""

    def patterns(self) -> tuple[re.Pattern[str], ...]:
        """How a message asks for it."""
        of = _SEVERAL if self.several else _MOLECULE
        texts: tuple[str, ...]
        if self.tool == "species_at_ph":
            texts = (
                rf"(?:{self.called}) (?:of |for |that |which )?{of}"
                rf"(?: (?:has|takes|adopts|is|exists|exists in|is in|present))?,? {_PH}",
                rf"(?:{self.called})(?: present| existing| that exists)? {_PH},? (?:of|for) {of}",
            )
        elif self.several:
            texts = (rf"(?:{self.called}) (?:of|between|for|shared by|common to|in) {of}",)
        else:
            texts = (
                rf"(?:{self.called}) (?:of|for|from|to) {of}",
                rf"{of}['’]s (?:{self.called})",
                rf"{of} (?:down )?to its (?:{self.called})",
            )
        return tuple(re.compile(rf"\b{text}\b(?!['’]s)", re.IGNORECASE) for text in texts)


_TRANSFER = {"step": "proton transfer"}
_MAKINGS = (
    _Making(
        "murcko_scaffold",
        r"(?:(?:bemis[- –]?(?:and )?)?murcko |ring |cyclic |molecular )?(?:scaffold|framework|skeleton)"
        r"|(?:bemis[- –]?(?:and )?)?murcko core",
        r"scaffold|framework|skeleton|core",
    ),
    _Making(
        "enumerate_stereoisomers",
        r"(?:other |opposite )?(?:optical )?(?:enantiomer|antipode)|mirror[- ]image(?: isomer| form)?",
        r"(?:optical )?(?:enantiomer|antipode)|mirror[- ]image|isomer",
    ),
    _Making("enumerate_tautomers", rf"{_MOST} tautomer(?:ic form)?", r"tautomer(?:ic form)?|form"),
    _Making(
        "maximum_common_substructure",
        r"MCSS?|(?:maximum|maximal|largest|biggest) (?:common|shared) "
        r"(?:sub-?structure|fragment|core|scaffold|part)",
        r"MCSS?|(?:common |shared )?(?:sub-?structure|fragment|core|piece|part)",
        several=True,
    ),
    _Making("species_at_ph", rf"(?:(?:{_MOST}|protonated|ionised|ionized|charged) )*(?:{_STATE})", _STATE),
    _Making(
        "elementary_step", r"conjugate base", r"conjugate base|base|anion|ion", False, _TRANSFER, _HYDROXIDE
    ),
    _Making(
        "elementary_step", r"conjugate acid", r"conjugate acid|acid|cation|ion", False, _TRANSFER, _HYDRONIUM
    ),
)
_PATTERNS = tuple((making, pattern) for making in _MAKINGS for pattern in making.patterns())
_AT_PH = re.compile(rf"\b{_MOLECULE}(?: in water)? {_PH}(?![.\d]*\d)", re.IGNORECASE)
_NEW = r"(?:(?:resulting|new|same|obtained|made|formed|corresponding|other|common|main|dominant|so) )*"
_PRONOUN = re.compile(r"\bits\b(?! own)", re.IGNORECASE)
_IT = re.compile(
    r"\b(?<=of )(?:it|this|that)\b(?! \w+ing)|\bthereof\b|\bof the (?:result|same)\b", re.IGNORECASE
)
_RELATES = re.compile(
    r"\b(?:same|differ\w*|identical|related?|relationship|separat\w+|resol\w+|excess|ratio|or|versus|vs)\b",
    re.IGNORECASE,
)
_STRENGTH = re.compile(
    r"\bpK[ab]?\b[^.?!;]{0,20}\bconjugate (?:acid|base)\b", re.IGNORECASE
)  # asked of the base
_SHOWS = re.compile(
    r"\b(?:draw\w*|depict|structures?|smiles|canonical|string|display|form|tell|look|like|calculate|compute|"
    r"determine|generate|then|find|write|return|name|called|plot|picture|provide|also|as)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Chain:
    """What a message makes, and what it asks of that.

    Attributes:
        tool: The tool that makes it.
        arguments: Of its call, with handles.
        partner: SMILES of what else takes part in it; its handle goes beside those of the molecules.
        rest: What is asked of what it makes, with a stand-in for that; empty where nothing is.
    """

    tool: str
    arguments: Mapping[str, Any]
    partner: str
    rest: str


def chain_in(message: str) -> Chain | None:
    """What a message makes first; None where it makes nothing that another question could be about.

    Args:
        message: The message with handles in place of structures.
    """
    if _STRENGTH.search(message):
        return None
    for making, pattern in _PATTERNS:
        if found := pattern.search(message):
            return _chain(message, making, found)
    found = _AT_PH.search(message)
    making = next(making for making in _MAKINGS if making.tool == "species_at_ph")
    if found and re.search(
        rf"\b(?:that|this|the) {_NEW}(?:{_STATE})\b", message[found.end() :], re.IGNORECASE
    ):
        return _chain(message, making, found)
    return None


def _chain(message: str, making: _Making, found: re.Match[str]) -> Chain | None:
    before, after = message[: found.start()], message[found.end() :]
    of = by_number(molecules_in(found.group()))
    if molecules_in(f"{before} {after}") or _RELATES.search(f"{before} {after}"):
        return None
    arguments: dict[str, Any] = {**making.arguments}
    if making.several or making.partner:
        arguments["molecules"] = list(of)
    else:
        arguments["molecule"] = of[0]
    if making.tool == "species_at_ph":
        arguments["ph"] = float(found["ph"])
    return Chain(making.tool, arguments, making.partner, _rest(before, after, making.again))


def _rest(before: str, after: str, again: str) -> str:
    """What is asked of what is made: named again after it, or of which it is asked at once."""
    of_it = re.sub(rf"\b(?:that|this|the|its) {_NEW}(?:{again})(?=['’]s\b|\b)", STAND_IN, after, flags=re.I)
    of_it = _IT.sub(STAND_IN, _PRONOUN.sub(f"{STAND_IN}'s", of_it))
    if of_it != after and own_words(_SHOWS.sub(" ", of_it) if not MOLECULE.search(of_it) else of_it):
        asked_at_once = f"{before} {STAND_IN}" if _asks(before) else ""
        return " ".join(f"{asked_at_once} {of_it}".split()).strip(" ,;.-–>→")
    if _asks(before):
        return " ".join(f"{before} {STAND_IN}{_closing(after)}".split())
    return ""


def _asks(before: str) -> bool:
    """Whether words before "the scaffold of M1" ask for something of it: "the formula of the"."""
    return bool(own_words(_SHOWS.sub(" ", before))) and bool(
        re.search(
            r"\b(?:of|for|does|do|is|has|in)\s+(?:the\s+|an?\s+)?$", before.rstrip() + " ", re.IGNORECASE
        )
    )


def _closing(after: str) -> str:
    """The end of the question that goes on after what is made: "have?"."""
    return " " + re.split(r"[,;.]\s|\band\b", after, maxsplit=1)[0]


_REACTS = re.compile(
    r"\b(?:esterif\w*|hydroly[sz]\w*|saponif\w*|reduc\w+|oxidi[sz]\w*|brominat\w*|chlorinat\w*|nitrat\w*|"
    r"acylat\w*|acetylat\w*|methylat\w*|alkylat\w*|coupl\w+|condens\w+|react\w*|treat\w*|hydrogenat\w*|"
    r"amidat\w*|dehydrat\w*|epoxidi[sz]\w*|deprotect\w*|cycli[sz]\w*|sulfonat\w*|combin\w+|mix\w*)\b",
    re.IGNORECASE,
)
_CLASS = (
    r"(?:\w*amide|\w*ester|\w*ether|imine|enamine|hydrazone|oxime|\w*acetal|urea|carbamate|lactam|lactone|biaryl|"
    r"alcohol|ketone|aldehyde|alkene|alkane|amine|(?:carboxylic )?acid|salt|epoxide|sulfonamide)"
)
_MADE_ONE = re.compile(
    r"\b(?:the|that|this) "
    r"(?:(?:best|first|top|new|resulting|winning|modified|edited|changed|final|improved) )+"
    r"(?:one|analogue|analog|candidate|compound|molecule|structure|suggestion|derivative|hit|bioisostere)"
    r"(?: of (?:these|those|them))?(?=['’]s\b|\b)"
    r"|\b(?:the|that) (?:result|outcome|winner|(?:free|parent) (?:base|acid|amine|alcohol))"
    r"(?=['’]s\b|\b)(?! of\b)"
    r"|\bthe (?:best|top|first)(?=['’]s\b)",
    re.IGNORECASE,
)
_FORMED = re.compile(
    rf"\b(?:the|that) (?:new |resulting |free )?{_CLASS}(?: (?:formed|obtained|made|produced|that forms|"
    r"that results))?(?=['’]s\b|\s*(?:[?.!,;]|$)|\s+(?:and|in|at)\b)",
    re.IGNORECASE,
)
PRODUCT = "the product"


def with_product_named(message: str, *, reacts: bool = False) -> str:
    """A message with "the product" for what it calls otherwise: "the best one", "the ester formed".

    Args:
        message: The message with handles.
        reacts: Whether its words ask for a change of a molecule.
    """
    start = message.find("M")
    if reacts:
        return message[:start] + _FORMED.sub(PRODUCT, _MADE_ONE.sub(PRODUCT, message[start:]))
    if found := _REACTS.search(message):
        return message[: found.end()] + _FORMED.sub(PRODUCT, _MADE_ONE.sub(PRODUCT, message[found.end() :]))
    return message


def of_made(wanted: Sequence[str], fits: Callable[[str], bool], chain: Chain) -> tuple[str, ...]:
    """Those of the tools that can be asked of what a chain makes."""
    return tuple(tool for tool in wanted if tool != chain.tool and fits(tool))
