"""What no tool does, by kinds that a message names plainly, and what can be offered in its place."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sandbox.retrieval.amounts import amounts_in
from sandbox.vocabulary import VOCABULARIES

_SENTENCE_END = re.compile(
    r"[?;\n]+|[.!:](?=\s|$)|,?\s+\b(?:and|then|also|plus|but)\b(?=\s+(?:also\s+)?"
    r"(?:what|how|which|who|where|when|is|are|does|do|can|could|give|show|find|tell|any)\b)",
    re.IGNORECASE,
)
_PICTURE = r"(?<!mirror )(?<!mirror-)\b(?:photo(?:graph)?|picture|image|screenshot|snapshot)"
_MISHAP = (
    r"(?:spill(?:ed|s|age|t)?|(?:swallow|inhal|splash|ingest|got)\w*(?:(?!\b(?:and|which)\b)[^.?!;]){0,40}"
    r"\b(?:eyes?|skin|hands?|mouth|face|lungs?))"
)
_WHAT_NOW = (
    r"(?:what (?:do|should|can|must|now)"
    r"|how (?:do|should|can) (?:I|we|you) (?:clean|deal|treat|mop|neutral\w+))"
)
_ASKS = r"(?:which|what|find|any|show|give|cite|list|recent|latest|search\w*|link|there|are|know of|who)"


@dataclass(frozen=True, slots=True)
class Limit:
    """A kind of request that no tool answers.

    Attributes:
        asked: What a clause says that asks for nothing else.
        named: Words that say, where no tool was found, that it was this kind; empty where none do.
        says: What is answered.
        measured: Whether an amount in the clause means something else: "-5.4 eV for the HOMO, in kJ/mol".
        subject: What the clause may want to read about that tools tell as well; it is still asked for.
    """

    asked: re.Pattern[str]
    named: re.Pattern[str] | None
    says: str
    measured: bool = False
    subject: re.Pattern[str] | None = None


def _words(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


LIMITS = (
    Limit(
        _words(
            r"^\W*(?:so |but |and )?(?:(?:can|may|could|should) (?:I|we|one) (?:really )?(?:trust|rely on)"
            r"|how (?:far )?(?:reliable|accurate|trustworthy|good) (?:are|is)|how much can (?:I|we) trust)"
            r" your (?:numbers?|values?|data|results?|answers?|predictions?|calculations?)\W*$"
        ),
        None,
        "The language model chooses tools and words its answers; facts come only from the tools. Measured "
        "values stand with their source, calculated and predicted ones are estimates and say so, with their "
        "error where it is known.",
    ),
    Limit(
        _words(
            rf"\b{_MISHAP}\b[^.?;]{{0,60}}\b{_WHAT_NOW}\b|\b{_WHAT_NOW}\b[^.?;]{{0,60}}\b{_MISHAP}\b"
            r"|\bfirst[- ]aid (?:for|after|with|if|when)\b|\bantidotes? (?:for|to|against)\b"
        ),
        _words(rf"\b(?:{_MISHAP}|first[- ]aid|antidotes?)\b"),
        "I have no instructions for spills and first aid: follow the safety data sheet and call your site's "
        "emergency number, or a poison centre. I can tell a compound's GHS hazards, exposure limits and what "
        "it must not meet.",
    ),
    Limit(
        _words(
            rf"{_PICTURE}s?\b[^.?!;]{{0,40}}"
            r"\b(?:attached|uploaded|sent|shows?|here|of (?:my|our|the|a))\b"
            r"|\b(?:attached|uploaded|enclosed|sent|here['’]?s|this|my|in the|from (?:an?|the|this|my))\b"
            rf"[^.?!;]{{0,25}}{_PICTURE}\b"
            r"|\b(?:attached|uploaded|enclosed)\b[^.?!;]{0,25}\b(?:spectr(?:um|a)|NMR|IR|chromatogram|trace|"
            r"LC-?MS|GC-?MS|HPLC|TLC|gel|mass spec)\b"
            r"|\b(?:spectr(?:um|a)|NMR|IR|chromatogram|trace|LC-?MS|GC-?MS|HPLC|TLC|gel|mass spec)\b"
            r"[^.?!;]{0,15}\bI (?:just )?(?:attached|uploaded|sent)\b"
        ),
        None,
        "I can't look at pictures, spectra or chromatograms. Give me a structure as a name, SMILES or file "
        "and I can calculate the masses of its ions, its isotope pattern or other properties.",
    ),
    Limit(
        _words(
            r"\b(?:how much|what)\b[^.?!;]{0,60}\b(?:costs?(?! (?:me|us) in)|price[sd]?)\b"
            r"|\b(?:price|cost) (?:of|for|per)\b"
            r"|\bhow expensive\b|\b(?:cheapest|best) (?:price|supplier|vendor|offer)\b"
        ),
        _words(r"\b(?:pric\w+|costs?|expensive|cheap\w*|suppl\w+|vendors?|quotes?|Sigma|Aldrich|TCI)\b"),
        "I know no prices and no suppliers. I can look up whether a compound is listed as a starting "
        "material.",
    ),
    Limit(
        _words(
            r"\b(?:when|how long)\b[^.?!;]{0,60}\b(?:arriv\w+|deliver\w*|ship\w*)\b"
            r"|\b(?:lead|delivery) times?\b"
            r"|\btrack\w*\s+(?:my|our|the|an?)\s+(?:order|parcel|package|shipment|delivery)\b"
        ),
        _words(r"\b(?:order\w*|deliver\w*|parcel|shipment|courier)\b"),
        "I know nothing of orders and deliveries. I can look up whether a compound is listed as a starting "
        "material.",
    ),
    Limit(
        _words(
            rf"\b{_ASKS}\b[^.?!;]{{0,50}}\b(?:papers|publications?|articles?(?! of)|DOIs?|reviews|citations?|"
            r"clinical trials?)\b|\bDOI (?:of|for)\b|\bpapers? (?:on|about|describing|reporting)\b"
            r"|\bwho (?:first )?(?:published|reported|discovered|invented)\b"
        ),
        _words(r"\b(?:papers?|publi\w+|articles?|DOI|literature|journals?|patents?|reviews?|trials?)\b"),
        "I have no access to the literature. I can look for precedents among your own reactions, show a "
        "reaction's knowledge card, or plan a synthesis.",
        subject=_words(
            r"\b(?:GHS|(?:safety|hazards?|dangers?|incompatib\w+|exposure limits?|"
            r"H[- ](?:statements?|phrases?)|carcinogenicity|toxicity|explosiveness) (?:data )?(?:of|for))\b.*"
        ),
    ),
    Limit(
        _words(
            r"\b(?:(?:TD-?)?DFT|B3LYP\S*|M06-2X\S*|ωB97\S*|wB97\S*|CCSD\S*|ab initio|Hartree[- ]Fock|HOMO|"
            r"LUMO|single[- ]point|6-31\+*G\S*|def2-\S+|basis set|quantum chem\w+|quantum mechanic\w+)\b"
        ),
        None,
        "I do no quantum chemistry. I can search conformers with a force field and give their relative "
        "energies, but such energies do not compare different compounds.",
        measured=True,
    ),
    Limit(
        _words(
            r"\bdock(?:s|ed|ing)?\b(?! station)|\bbinding (?:pose|free energ\w+)"
            r"|\bmolecular dynamics\b|\bFEP\b"
        ),
        _words(r"\b(?:bind\w*|poses?|dynamics|simulat\w+)\b"),
        "I do no docking and no simulations. I can predict affinities and activities for some targets from "
        "the structure alone.",
    ),
    Limit(
        re.compile(r"(?!)"),
        _words(
            r"\b(?:NMR|IR|UV|UV[/-]vis|Raman|infrared|spectr\w+|chemical shifts?|coupling constants?|"
            r"(?:stretch|absorption)\w*)\b"
        ),
        "I predict and assign no spectra. I can calculate the masses of ions and isotope patterns, and look "
        "up the NMR signals of solvents and other usual impurities.",
    ),
    Limit(
        re.compile(r"(?!)"),
        _words(r"\b(?:eluents?|mobile phase|TLC|recrystalli[sz]\w*|recryst)\b"),
        "I can't tell which eluent or solvent suits a given compound. The knowledge cards say how one is "
        "chosen: ask about flash chromatography or recrystallisation.",
    ),
    Limit(
        re.compile(r"(?!)"),
        _words(r"\b(?:retention (?:times?|factors?|volumes?)|elut(?:es?|ion)|R[ft] ?(?:value)?s?)\b"),
        "I predict no retention times and no Rf values. I can predict logP and logD, and show what the "
        "knowledge cards say of flash and reversed-phase chromatography.",
    ),
    Limit(
        re.compile(r"(?!)"),
        _words(r"\b(?:dos(?:e|es|age|ing)|posology|mg/kg|milligrams? per kilo\w*|overdose)\b"),
        "I know no doses for people or animals. I can predict ADMET properties, among them the acute oral "
        "toxicity in rats.",
    ),
    Limit(
        re.compile(r"(?!)"),
        _words(r"\b(?:gloves?|respirators?|PPE|protective (?:equipment|clothing)|goggles|face shield)\b"),
        "I have no table of gloves or other protective equipment: see the safety data sheet and the maker's "
        "breakthrough times. I can look up GHS classes, exposure limits and hazardous groups.",
    ),
    Limit(
        _words(r"\bUN[ -]?(?:numbers?|no\.?|code|class)(?=\W|$)|\b(?:ADR|IATA|IMDG|packing group)\b"),
        _words(
            r"\b(?:UN[ -]?(?:numbers?|no\.?|\d{4})|ADR|IATA|IMDG|packing groups?|"
            r"ship(?:ping|ped)?|transport\w*)\b"
        ),
        "I know no UN numbers and no rules of transport. I can look up GHS classes and hazardous groups, and "
        "whether a compound is on a control list.",
    ),
    Limit(
        re.compile(r"(?!)"),
        _words(r"\b(?:HPLC|GC|pump|rotovap|rotavap|instrument|spectrometer|balance|detector|column|autosampler)\b"),
        "I know nothing of instruments and their faults; I calculate and look up what concerns compounds and "
        "reactions.",
    ),
)  # fmt: skip


def within_reach(message: str) -> tuple[str, tuple[Limit, ...]]:
    """Part a message from what it asks for that no tool does.

    Args:
        message: The message with handles.

    Returns:
        What remains, empty where nothing is asked for beside it; the kinds that were taken out.
    """
    found: list[Limit] = []
    kept: list[str] = []
    start = 0
    for end in [*_SENTENCE_END.finditer(message), None]:
        clause = message[start : end.start() if end else len(message)]
        start = end.end() if end else start
        if limit := _asked(clause):
            found.append(limit)
            if limit.subject and (subject := limit.subject.search(clause)):
                kept.append(f"what is the {subject.group().strip()}")
        elif clause.strip():
            kept.append(
                clause.strip() + (end.group().rstrip() if end and end.group().strip() in "?.!;:" else "")
            )
    if not found:
        return message, ()
    return (" ".join(kept) if any(map(_asks, kept)) else ""), tuple(dict.fromkeys(found))


def named(message: str) -> Limit | None:
    """The kind of request that a message is which no tool was found for, where its words tell."""
    return next(
        (each for each in LIMITS if each.asked.search(message)),
        next((each for each in LIMITS if each.named and each.named.search(message)), None),
    )


def _asked(clause: str) -> Limit | None:
    if VOCABULARIES.get("property").mentions(clause):
        return None
    amounts = amounts_in(clause)["any"]
    return next(
        (each for each in LIMITS if each.asked.search(clause) and not (each.measured and amounts)), None
    )


def _asks(clause: str) -> bool:
    """Whether a clause may ask for something: a question, an order, or a property of a molecule."""
    return bool(
        re.match(
            r"(?:also |please |so |and )*(?:wh?at|which|how|where|when|is|are|does|do|can|could|give|show|"
            r"list|tell|find|calculate|compute|predict|name|suggest|plan|make|convert)\b",
            clause.strip(),
            re.IGNORECASE,
        )
        or clause.endswith("?")
        or VOCABULARIES.get("property").mentions(clause)
    )
