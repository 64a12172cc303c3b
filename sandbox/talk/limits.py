"""The kinds of requests that no tool answers, and what is said of each."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PICTURE = r"(?<!mirror )(?<!mirror-)\b(?:photo(?:graph)?|picture|image|screenshot|snapshot)"
_MISHAP = (
    r"(?:spill(?:ed|s|age|t)?|(?:swallow|inhal|splash|ingest|got)\w*(?:(?!\b(?:and|which)\b)[^.?!;]){0,40}"
    r"\b(?:eyes?|skin|hands?|mouth|face|lungs?))"
)
_WHAT_NOW = (
    r"(?:what (?:do|should|can|must|now)"
    r"|how (?:do|should|can) (?:I|we|you) (?:clean|deal|treat|mop|neutral\w+))"
)
_NORTH = (
    r"Poland|Sweden|Norway|Denmark|Finland|Ireland|Scotland|England|Britain|the Netherlands|Holland|Belgium"
)
_LAND = (
    rf"(?:U\.?K\b|U\.?S\.?A?\b|E\.?U\b|Europe\w*|Germany|France|Spain|Italy|Austria|Switzerland|{_NORTH}|Canada|"
    r"Australia(?! Group)|New Zealand|Japan|China|India|Brazil|Mexico|"
    r"(?:this|my|our|your|any|which|other) (?:country|countries|state))"
)
_NOT_WEAPONS = r"^(?!.*(?:chemical weapon|CWC|OPCW|Australia Group|export|dual[- ]use))"
_OTHER_NUCLEUS = (
    r"(?:\b(?:13\s?C|C-?13|carbon-13|19\s?F|31\s?P|15\s?N|11\s?B|29\s?Si)\b|[¹²³⁹]+[CFP]\b"
    r"|\bcarbon(?= (?:NMR|shifts?|signals?|resonances?|spectr\w+)\b))"
)
_SHIFTS = r"\b(?:NMR|shifts?|signals?|resonan\w+|ppm|peaks?|spectr\w+)\b"
_OF_MASSES = r"\b(?:mass|MS|HRMS|isotop\w*|m/z|label\w*|enrich\w*|how many|number of)\b"
_FORMULA = r"(?<![\w.(])C\d*H\d+(?:[A-Z][a-z]?\d*)*(?![\w(])"
_MASS = r"(?:exact|accurate|monoisotopic|nominal|molecular|molar|formula) (?:mass|weight)|MW"
_COMPOSED = (
    r"(?i:\b(?:degrees? of unsaturations?|DoU|DBE|IHD|unsaturations?|double[- ]bond equivalents?|"
    r"hydrogen deficiency|rings (?:plus|and|\+) double bonds|isotop\w+ (?:pattern|distribution|peaks?)|"
    rf"{_MASS})\b)"
)
_SIGNAL_AT = (
    r"(?=.*\b(?:quartet|triplet|doublet|singlet|quintet|septet|multiplet|peaks?|signals?|[sdtqm])\b)"
    r"(?=.*(?:\bat|δ)\s*\d{1,2}[.,]\d)"
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
        whatever: Whether it holds even where the clause names a property that tools measure.
    """

    asked: re.Pattern[str]
    named: re.Pattern[str] | None
    says: str
    measured: bool = False
    subject: re.Pattern[str] | None = None
    whatever: bool = False


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
            r"\b(?:odou?r|smell|taste|flavou?r|aroma|olfactory|sensory)\b[^.?!;]{0,20}\b(?:thresholds?|notes?|profile|"
            r"descriptors?|character|intensity)\b|\bwhat does M\d+ (?:smell|taste) (?:of|like)\b"
        ),
        None,
        "I know nothing of smells and tastes. I can look up boiling point and vapour pressure, which tell "
        "how much of a compound is in the air.",
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
        _words(
            rf"{_NOT_WEAPONS}.*(?:\b(?:controlled|(?:il)?legal(?:ly)?|banned|prohibited|restricted|regulated|"
            rf"scheduled?|(?:on )?prescription|class)\b[^.?!;]{{0,40}}\b(?:in|under) (?:the )?{_LAND}"
            r"|\b(?:controlled (?:substances?|drugs?)|narcotics?|psychotropics?|"
            r"drug (?:laws?|schedules?|precursors?)|DEA|BtMG|misuse of drugs|designer drugs?|"
            r"(?:class|schedule)(?: [ABC])? drugs?|"
            r"schedule (?:I{1,3}|IV|V|[1-5]) (?:drugs?|narcotics?|controlled)|"
            r"(?:il)?legal (?:status|to (?:buy|own|possess|have|sell))|prescription[- ]only)\b)"
        ),
        None,
        "I have no drug laws and no national lists, so I can't tell whether a compound is a controlled "
        "or a prescription drug. I can look up whether it is on the lists of chemical weapons control "
        "(Chemical Weapons Convention, Australia Group).",
    ),
    Limit(
        _words(
            r"\bdetect(?:ion (?:times?|windows?|periods?)|able|ed)\b[^.?!;]{0,40}"
            r"\b(?:blood|urine|hair|saliva|plasma|serum|body|drug tests?)\b"
            r"|\bhow long\b[^.?!;]{0,60}\bin (?:the |your |my |a |one['’]s )?"
            r"(?:blood|urine|hair|saliva|plasma|serum|body|system)\b"
            r"|\b(?:[CT]max|therapeutic (?:range|window|index|levels?)|(?:plasma|blood|serum) levels?)\b"
        ),
        _words(
            r"\b(?:detection (?:times?|windows?)|urine|saliva|drug tests?|pharmacokinetic\w*|patients?)\b"
        ),
        "I have no data from patients: no detection times, blood levels or therapeutic ranges. I can predict "
        "ADMET properties from the structure, among them half-life, clearance and plasma protein binding.",
        measured=True,
    ),
    Limit(
        _words(
            rf"^(?=.*{_OTHER_NUCLEUS})(?=.*{_SHIFTS})(?!.*{_OF_MASSES}).*"
        ),
        None,
        "My table of solvents and impurities has 1H shifts only, and I predict no spectra: there is nothing "
        "for 13C, 19F or other nuclei. I can look up the 1H signals of a residual solvent or impurity in "
        "CDCl3, DMSO-d6, CD3OD or D2O.",
        subject=_words(r"\b(?:1\s?H|H-?1|proton)\b.*"),
    ),
    Limit(
        _words(
            rf"^{_SIGNAL_AT}(?=.*\b(?:what|which)\b)"
            r"(?=.*\b(?:impurity|contamina\w+|solvent|come from|is (?:it|this|that))\b)"
            r"(?!.*M\d.*M\d)(?!.*\b(?:m/z|MS|mass|min)\b)"
        ),
        None,
        "I can't find a compound by its shifts. Name the impurities that you suspect, and I look up their 1H "
        "signals in CDCl3, DMSO-d6, CD3OD or D2O.",
    ),
    Limit(
        re.compile(
            rf"^(?!.*(?:\bM\d|->|→|\d\d[.,]\d\d))(?:.*{_COMPOSED}.*{_FORMULA}|.*{_FORMULA}.*{_COMPOSED})"
        ),
        None,
        "I work from structures and can't read a sum formula alone. Give me any compound of that formula: "
        "its mass, isotope pattern and degree of unsaturation are those of all its isomers.",
        whatever=True,
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
        _words(r"\b(?:dispos\w+|wastes?|(?:down the|in the) (?:drain|sink)|landfill|recycl\w+)\b"),
        "I have no rules for the disposal of waste: follow those of your site. I can tell what a compound "
        "must not meet, its hazards, and how cyanide, azide and peroxides are quenched.",
    ),
    Limit(
        re.compile(r"(?!)"),
        _words(
            r"\b(?:azeotrop\w*|viscosit\w*|surface tension|heats? (?:capacit\w+|of \w+)|enthalp\w+|entrop\w+|"
            r"dipole moments?|(?:thermal|electrical) conductivity|cryoscopic|ebullioscopic|"
            r"(?:freezing|boiling)[- ]point (?:depression|elevation)|critical (?:point|temperature|pressure)|"
            r"triple point|solubility products?|Ksp|BDE|bond (?:energ\w+|dissociation\w*)|lattice energ\w+|"
            r"specific rotations?|redox potentials?)\b"
        ),
        "No table here has that. I can look up melting, boiling and flash points, density, refractive index, "
        "vapour pressure, relative permittivity and autoignition temperature.",
    ),
    Limit(
        re.compile(r"(?!)"),
        _words(r"\b(?:HPLC|GC|pump|rotovap|rotavap|instrument|spectrometer|balance|detector|column|autosampler)\b"),
        "I know nothing of instruments and their faults; I calculate and look up what concerns compounds and "
        "reactions.",
    ),
)  # fmt: skip
