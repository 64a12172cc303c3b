"""Requests in words that the sandbox declines by itself: to make, design or improve a chemical weapon.

A free model could answer them without any tool, so the message is read before the policy is asked. A request
is a verb of making (or a noun such as "synthesis of") that is aimed at an agent. Questions about properties,
hazards, detection, destruction, treatment, law and history are none, and neither is making an antidote.

What it does not cover: agents that are described but not named, and other languages than English, German,
French, Spanish and Korean.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_NAMES = (
    r"sarin|cyclosarin|chlorosarin|soman|chlorosoman|tabun|vx|novichoks?|a-23[024]|"
    r"sul(?:f|ph)ur\s+mustards?|nitrogen\s+mustard\s+(?:gas|hn-?[123])|mechlorethamine|mustard\s+(?:gas|agent)s?|yperite|lewisites?|"
    r"ricin|saxitoxin|bz\s+agent|3-quinuclidinyl\s+benzilate|perfluoroisobut(?:yl)?ene|amiton|"
    r"nerve\s+(?:agent|gas)(?:es|s)?|blister\s+agents?|chemical\s+(?:warfare\s+agent|weapon)s?|"
    r"war\s+gas(?:es)?|kampfstoffe?|nervengas|senfgas|gaz\s+moutarde|neurotoxiques?\s+de\s+guerre|"
    r"gas\s+mostaza|armas?\s+qu[ií]micas?|armes?\s+chimiques?|사린|소만|타분|노비촉|겨자\s?가스|신경\s?작용제|화학\s?무기"
)
_MAKE = (
    r"make|making|synthesi[sz]e|synthesi[sz]ing|prepare|preparing|produce|producing|manufacture|manufacturing|"
    r"build|create|creating|cook|brew|design|designing|invent|optimi[sz]e|optimi[sz]ing|improve|improving|"
    r"modify|modifying|tweak|enhance|weaponi[sz]e|weaponi[sz]ing|aerosoli[sz]e|disperse|dispersing|"
    r"stabili[sz]e|stabili[sz]ing|purify|purifying|derivati[sz]e|scale[\s-]up|scaling\s+up"
)
_MAKE_IT = r"synthesi[sz]e|synthesi[sz]ing|prepare|produce|manufacture|weaponi[sz]e|aerosoli[sz]e|optimi[sz]e"
_MAKING_OF = (
    r"synthes[ei]s|preparation|production|manufacture|making|(?:synthetic\s+)?routes?|recipes?|procedures?|"
    r"retrosynthes[ei]s|protocols?|instructions?|weaponi[sz]ation|dispersal|scale-?up|purification"
)
_LIKE = r"analog(?:ue)?s?|derivatives?|variants?|homolog(?:ue)?s?|congeners?|bioisosteres?|versions?"
_WANT = (
    r"make|design|propose|suggest|generate|give|show|list|find|draw|create|invent|need|want|like|enumerate|"
    r"synthesi[sz]e|prepare|come\s+up\s+with"
)
_FOREIGN = (
    r"herstell\w*|synthetisier\w*|hergestellt|fabriquer|synth[ée]tiser|fabrication|sintetizar|fabricar|"
    r"síntesis|합성|제조|만들|만드|설계"
)
# A verb whose object is one of these is aimed at defence, not at the agent behind it.
_DEFENCE = re.compile(
    r"antidot|detect|sensor|filter|mask\b|suit\b|scaveng|decontaminat|neutrali[sz]|destr(?:oy|uct)|degrad|"
    r"hydroly[sz]|catalyst|enzyme|protect|treat|against|simulant|surrogate|vaccine|reactivator|summary|label|"
    r"sheet|report|poster|lecture|slide|assay|sure\b|table|list\b|assessment|comparison|entgift|nachweis",
    re.IGNORECASE,
)
_DEFENCE_AFTER = re.compile(
    r"\W*(?:[\w-]+\W+){0,1}?(?:antidot|detect|sensor|decontaminat|destr(?:oy|uct)|degrad|hydroly[sz]|simulant|"
    r"surrogate|reactivator|exposure|poison|test)",
    re.IGNORECASE,
)
# "What makes sarin toxic?" asks for a reason; "what could make sarin more toxic?" does not.
_WHY = re.compile(r"\b(?:what|which(?:\W+\w+)?|why)\W+(?:(?:do|does|would|could|might)\W+)?makes?$", re.I)
_EFFECT = re.compile(
    r"\W+(?:(?:so|such|as)\W+)?(?:an?\W+)?(?:toxic|danger|deadly|lethal|potent|volatile|(?:un)?reactiv|(?:un)?stable|"
    r"hydroly|react|degrade|persist|soluble|bind|inhibit|act\b|work|special|different|good|bad|nerve)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.?!\n;]+")
_STOPS = r"[.?!\n;]"
REACH = 160  # characters around an agent's name in which a request can be aimed at it
MAX_MENTIONS = 300  # different surroundings that are looked at
MAX_FOLLOWUP = 2000  # characters: who says "it" does not write pages
_END = r"(?!\w|-\d)"  # VX-770 is a drug's code
_NAME = re.compile(rf"(?<![\w-])(?:{_NAMES}){_END}", re.IGNORECASE)
_ANY_WAY = re.compile(rf"\b(?:{_MAKE}|{_MAKING_OF}|{_LIKE}|how)\b|{_FOREIGN}", re.IGNORECASE)
_AVOIDS = re.compile(
    r"\b(?:avoid|prevent|without|not|never|stop|don't|ban|against)\b\W*(?:\w+\W+){0,2}$", re.I
)
_HISTORY = re.compile(
    r"\b(?:when|who|ban|banned|convention|treaty|illegal|legal|history|countr(?:y|ies))\b", re.I
)
_GAP = r"((?:\W+[\w'’-]+){0,7}?)\W+"

REASON = (
    "declined: this program does not help to design, improve or make chemical weapons or their close "
    "analogues. Identity, properties, hazards, destruction and legal status can be asked for."
)


def names_agent(text: str) -> bool:
    """Whether a text names a chemical weapon."""
    return _NAME.search(text) is not None


def speaks_of_making(text: str) -> bool:
    """Whether a text holds any of the words by which something could be asked to be made."""
    return _ANY_WAY.search(text) is not None


def asks_for_weapon(text: str, agents: Sequence[str] = (), *, spoken_of: bool = False) -> bool:
    """Whether a message asks for help in making, designing or improving a chemical weapon.

    Args:
        text: The message, with handles in place of structures.
        agents: Handles that stand for agents.
        spoken_of: Whether the exchanges before were about an agent, so that "it" may mean one.
    """
    named = _NAMES + "".join(f"|{re.escape(handle)}" for handle in agents)
    agent = rf"(?<![\w-])(?:{named}){_END}"
    return any(_aims_at(window, agent) for window in _windows(text, agent)) or (
        spoken_of and any(_aims_at_it(each.group()) for each in _SENTENCE.finditer(text[:MAX_FOLLOWUP]))
    )


def _windows(text: str, agent: str) -> Iterable[str]:
    """What stands around each mention of an agent, within its sentence: the time stays linear in the text."""
    windows: dict[str, None] = {}
    for named in re.finditer(agent, text, re.IGNORECASE):
        before = re.split(_STOPS, text[max(0, named.start() - REACH) : named.start()])[-1]
        after = re.split(_STOPS, text[named.end() : named.end() + REACH])[0]
        windows[before + named.group() + after] = None
        if len(windows) == MAX_MENTIONS:
            break
    return windows


def _aims_at(sentence: str, agent: str) -> bool:
    return (
        _verb_then(sentence, agent)
        or _noun_of(sentence, agent)
        or bool(
            re.search(rf"\bhow\b.*{agent}.*\b(?:made|synthesi[sz]ed|prepared|produced)\b", sentence, re.I)
        )
        or (bool(re.search(_FOREIGN, sentence, re.IGNORECASE)) and not _DEFENCE.search(sentence))
    )


def _verb_then(sentence: str, agent: str) -> bool:
    for verb in re.finditer(rf"\b(?:{_MAKE})\b", sentence, re.IGNORECASE):
        target = re.compile(rf"{_GAP}(?:{agent})", re.IGNORECASE).match(sentence, verb.end())
        if target is None or _DEFENCE.search(target.group(1)) or _AVOIDS.search(sentence[: verb.start()]):
            continue
        rest = sentence[target.end() :]
        explains = _WHY.search(sentence[: verb.end()]) and _EFFECT.match(rest)
        if not explains and not _DEFENCE_AFTER.match(rest):
            return True
    return False


def _noun_of(sentence: str, agent: str) -> bool:
    about = r"\W+(?:of|to|for|towards?|from|into)\b"
    of_agent = rf"\b(?:{_MAKING_OF}){about}((?:\W+[\w'’-]+){{0,3}}?)\W+(?:{agent})"
    for match in re.finditer(of_agent, sentence, re.IGNORECASE):
        if not _DEFENCE.search(match.group(1)) and not _DEFENCE_AFTER.match(sentence[match.end() :]):
            return True
    if re.search(rf"(?:{agent})\W+(?:{_MAKING_OF})\b", sentence, re.IGNORECASE):
        return not _DEFENCE.search(sentence) and not _HISTORY.search(sentence)
    like = (
        rf"\b(?:{_LIKE})\W+of\b(?:\W+[\w'’-]+){{0,2}}?\W+(?:{agent})|(?:{agent})(?:\W+like)?\W+(?:{_LIKE})\b"
    )
    wants = re.search(rf"\b(?:{_WANT})\b", sentence, re.IGNORECASE)
    return bool(wants and re.search(like, sentence, re.IGNORECASE) and not _DEFENCE.search(sentence))


def _aims_at_it(sentence: str) -> bool:
    it = r"(?:it|this|that|one|them)\b"
    ways = (
        rf"\b(?:{_MAKE_IT})\W+{it}",
        rf"\bhow\b[^.?!]*\b(?:make|making)\W+{it}",
        r"\bhow\b[^.?!]*\b(?:it|this|that)\b[^.?!]*\b(?:made|synthesi[sz]ed|prepared|produced)\b",
        rf"\b(?:{_MAKING_OF})\W+(?:of|to|for)\W+{it}",
        rf"\bmake\W+{it}\W+(?:even\s+|much\s+)?(?:more|less)\b",
        rf"\b(?:{_LIKE})\W+of\W+{it}",
    )
    return any(re.search(way, sentence, re.IGNORECASE) for way in ways)
