"""German names of compounds in English: "4-Brom-2-fluoranilin", "Essigsäureethylester", "Natriumsulfat"."""

from __future__ import annotations

import re
from functools import cache

# Stem of an acid → the English adjective; the longest stem that ends the word counts.
_ACIDS_TEXT = """
essig acetic, ameisen formic, salz hydrochloric, salpeter nitric, schwefel sulfuric, phosphor phosphoric,
zitronen citric, citronen citric, oxal oxalic, benzoe benzoic, salicyl salicylic, zimt cinnamic, bernstein
succinic, malon malonic, wein tartaric, milch lactic, äpfel malic, apfel malic, phthal phthalic, malein
maleic, fumar fumaric, adipin adipic, glutar glutaric, propion propionic, butter butyric, öl oleic,
stearin stearic, palmitin palmitic, blau hydrocyanic, fluss hydrofluoric, pikrin picric, kohlen carbonic,
bor boric, sorbin sorbic, ascorbin ascorbic, acryl acrylic, methacryl methacrylic, nicotin nicotinic,
isonicotin isonicotinic, anthranil anthranilic, gallus gallic, brenztrauben pyruvic, glykol glycolic,
glycol glycolic, mandel mandelic, sulfanil sulfanilic, capron caproic, laurin lauric, linol linoleic,
linolen linolenic, crotonsäure crotonic, croton crotonic, baldrian valeric, valerian valeric, kaffee
caffeic, ferula ferulic, shikimi shikimic, glucon gluconic, folsäure folic, fol folic, sulfon sulfonic,
sulfin sulfinic, boron boronic, phosphon phosphonic, carbon carboxylic, gerb tannic, perchlor perchloric,
chlor chloric, glyoxyl glyoxylic, lävulin levulinic, terephthal terephthalic, isophthal isophthalic,
naphthoe naphthoic, toluyl toluic, harn uric, gallen cholic, chol cholic, indolessig indoleacetic,
peressig peracetic, asparagin aspartic, glutamin glutamic, hippur hippuric, itacon itaconic, azelain
azelaic, sebacin sebacic, pivalin pivalic, an anoic, en enoic
"""
_METALS_TEXT = """
natrium sodium, kalium potassium, lithium lithium, calcium calcium, kalzium calcium, magnesium magnesium,
barium barium, caesium caesium, cäsium caesium, ammonium ammonium, kupfer copper, eisen iron, zink zinc,
silber silver, blei lead, quecksilber mercury, aluminium aluminium, mangan manganese, kobalt cobalt,
cobalt cobalt, nickel nickel, chrom chromium, zinn tin, palladium palladium, titan titanium, cer cerium,
wasserstoff hydrogen, dinatrium disodium, trinatrium trisodium, dikalium dipotassium
"""
_WHOLE = {
    "toluol": "toluene", "benzol": "benzene", "xylol": "xylene", "styrol": "styrene",
    "mesitylol": "mesitylene", "harnstoff": "urea", "thioharnstoff": "thiourea",
    "glykol": "ethylene glycol", "traubenzucker": "glucose", "acetanhydrid": "acetic anhydride",
    "essigester": "ethyl acetate", "blausäure": "hydrogen cyanide",
    "schwefelkohlenstoff": "carbon disulfide", "tetrachlorkohlenstoff": "carbon tetrachloride",
    "kampfer": "camphor", "ammoniak": "ammonia", "glycerin": "glycerol", "kochsalz": "sodium chloride",
    "soda": "sodium carbonate", "brom": "bromine", "jod": "iodine", "schwefel": "sulfur",
    "quecksilber": "mercury", "rohrzucker": "sucrose", "milchzucker": "lactose", "fruchtzucker": "fructose",
    "stickstoff": "nitrogen", "sauerstoff": "oxygen", "königswasser": "aqua regia",
    "chlorwasserstoff": "hydrogen chloride", "bromwasserstoff": "hydrogen bromide",
    "schwefelwasserstoff": "hydrogen sulfide", "kohlendioxid": "carbon dioxide",
    "kohlenmonoxid": "carbon monoxide", "schwefeldioxid": "sulfur dioxide",
    "wasserstoffperoxid": "hydrogen peroxide", "vitamin c": "ascorbic acid", "coffein": "caffeine",
    "koffein": "caffeine", "nikotin": "nicotine", "äther": "diethyl ether", "kohlensäure": "carbonic acid",
    "phthalsäureanhydrid": "phthalic anhydride", "carbolsäure": "phenol", "karbolsäure": "phenol",
}  # fmt: skip
_ALKYL = (
    r"(?:mono|di|tri)?-?(?:methyl|ethyl|äthyl|isopropyl|propyl|tert-butyl|isobutyl|n-butyl|butyl|pentyl|"
    r"isoamyl|hexyl|octyl|benzyl|phenyl|vinyl|allyl)"
)
_WATER = re.compile(r"[ -](?P<word>(?:mono|di|tri|tetra|penta|hexa|hepta|octa|nona|deca|dodeca)hydrat)$")
_ANIONS = {
    "tert-butylat": "tert-butoxide", "methylat": "methoxide", "ethylat": "ethoxide",
    "methanolat": "methoxide", "ethanolat": "ethoxide", "borhydrid": "borohydride", "jodid": "iodide",
    "rhodanid": "thiocyanate", "cyanoborhydrid": "cyanoborohydride", "aluminiumhydrid": "aluminum hydride",
}  # fmt: skip
_ACID = re.compile(
    rf"(?P<stem>.+?)säure(?:-?(?:(?P<ester>{_ALKYL})-?ester|"
    r"(?P<kind>anhydrid|chlorid|bromid|amid|nitril|hydrazid)))?",
    re.IGNORECASE,
)
_ANION = re.compile(
    r"\s?(?P<charge>\((?:i{1,3}|iv|v|vi)\))?-?(?P<anion>(?:di)?(?:hydrogen)?-?(?:tert-)?[a-z]+(?:id|at|it))"
)
_HALOGENS = (
    (re.compile(r"jod(?!id)"), "iodo"), (re.compile(r"iod(?![oi])"), "iodo"),
    (re.compile(r"brom(?![oiaw])"), "bromo"),
    (re.compile(r"chlor(?![oiaw])"), "chloro"), (re.compile(r"fluor(?![oie])(?!an$)"), "fluoro"),
    (re.compile(r"cyan(?![oiau])"), "cyano"), (re.compile(r"jodid"), "iodide"), (re.compile(r"äth"), "eth"),
    (re.compile(r"oxyd"), "oxid"),
    (re.compile(r"toluol(?!$)|(?<=-)toluol$"), "toluene"),
    (re.compile(r"benzol(?!$)|(?<=-)benzol$"), "benzene"), (re.compile(r"chin(?=ol|on|az|ox|uc)"), "quin"),
)  # fmt: skip
_ENDS = (
    (r"toluol$", "toluene"), (r"benzol$", "benzene"), (r"xylol$", "xylene"), (r"styrol$", "styrene"),
    (r"harnstoff$", "urea"), (r"glykol$", "glycol"), (r"anhydrid$", " anhydride"), (r"aldehyd$", "aldehyde"),
    (r"(?<=eth|rop|but|ent|hex|ept|oct)in$", "yne"),
    (r"(?<=eth|rop|but|ent|hex|ept|oct)-(\d)-in$", r"-\1-yne"),
    (r"(?<=azol|ndol|rrol)$", "e"), (r"(id|at|it|in|an|en|on|nitril|oxim)$", r"\1e"),
    (r"ether$", " ether"), (r"keton$", " ketone"), (r"alkohol$", " alcohol"),
)  # fmt: skip
_NAMES = frozenset({"ethan"})  # of people
_GERMAN = re.compile(
    r"säure|[äöü]|j?od-|(?:brom|chlor|fluor)(?![oiwa])|"
    r"(?:id|at|it|in|an|en|on|aldehyd|toluol|benzol|styrol|azol|ndol|rrol|harnstoff)$",
    re.IGNORECASE,
)


def looks_german(word: str) -> bool:
    """Whether a word may be a German name; many English words may, too."""
    return bool(_GERMAN.search(word)) and word.lower() not in _NAMES


def is_plain(word: str) -> bool:
    """Whether a word is a German name beyond doubt: an acid, a salt of a metal, or one with a locant."""
    lower = word.lower()
    metal = next((each for each in _metals() if lower.startswith(each)), None)
    salt = metal is not None and _ANION.fullmatch(lower, len(metal)) is not None
    return salt or bool(re.search(r"säure|saeure|^\d[\d,]*-", lower)) or lower in _WHOLE


def english(name: str) -> tuple[str, ...]:
    """Return what a German name may be in English, the likeliest first; the name need not be a German one."""
    word = " ".join(name.replace("ae", "ä").split()).lower() if "saeure" in name.lower() else name.lower()
    if water := _WATER.search(word):
        return tuple(f"{base} {water['word']}e" for base in english(word[: water.start()]))
    if word in _WHOLE:
        return (_WHOLE[word],)
    found: list[str] = []
    if acid := _ACID.fullmatch(word):
        found += _of_acid(acid)
    metal = next((each for each in _metals() if word.startswith(each)), None)
    if metal and (salt := _ANION.fullmatch(word, len(metal))):
        found.append(_of_salt(_metals()[metal], salt))
    if "säure" not in word:
        found.append(_general(word))
    return tuple(each for each in dict.fromkeys(found) if each != word)


def _of_acid(match: re.Match[str]) -> list[str]:
    stem = match["stem"].rstrip("-")
    adjective = next(
        (_halogens(stem[: -len(key)]) + value for key, value in _acids() if stem.endswith(key)), None
    )
    if adjective is None:
        return []
    if adjective.endswith("carboxylic"):
        adjective = re.sub(r"(?<=[a-z])(?=-\d[\d,]*-(?:di|tri)?carboxylic)", "e", adjective)
    if match["ester"]:
        return [f"{match['ester'].replace('ä', 'e')} {_anion(adjective)}"]
    kind = match["kind"]
    if kind is None:
        return [f"{adjective} acid"]
    if kind == "anhydrid":
        return [f"{adjective} anhydride"]
    acyl = re.sub(r"carboxylic$", "carbonyl", adjective)
    acyl = re.sub(r"(?<=onic|inic)$", "", re.sub(r"(sulf[oi]n|phosphon)ic$", r"\1yl", acyl))
    base = re.sub(r"(?:o?ic)$", "", adjective)
    if kind in ("chlorid", "bromid"):
        return [f"{re.sub(r'o?ic$', 'oyl', acyl)} {kind}e", f"{re.sub(r'ic$', 'yl', acyl)} {kind}e"]
    ending = {"amid": "amide", "nitril": "onitrile", "hydrazid": "ohydrazide"}[kind]
    return [re.sub(r"carboxyl$", "carbox", base) + ending]


def _anion(adjective: str) -> str:
    return {
        "hydrochloric": "chloride",
        "sulfuric": "sulfate",
        "phosphoric": "phosphate",
        "hydrocyanic": "cyanide",
    }.get(adjective, re.sub(r"ic$", "ate", adjective))


def _of_salt(metal: str, match: re.Match[str]) -> str:
    anion = match["anion"].lstrip("-")
    plain = next((value for key, value in _ANIONS.items() if anion == key), f"{anion}e")
    charge = (match["charge"] or "").upper()
    return f"{metal}{charge} {plain}"


def _general(word: str) -> str:
    text = _halogens(word)
    for ending, instead in _ENDS:
        changed = re.sub(ending, instead, text)
        if changed != text:
            return changed.strip()
    return text


def _halogens(text: str) -> str:
    for pattern, instead in _HALOGENS:
        text = pattern.sub(instead, text)
    return text


@cache
def _acids() -> tuple[tuple[str, str], ...]:
    pairs = (each.split() for each in _ACIDS_TEXT.replace("\n", " ").split(","))
    return tuple(sorted(((stem, acid) for stem, acid in pairs), key=lambda pair: -len(pair[0])))


@cache
def _metals() -> dict[str, str]:
    pairs = (each.split() for each in _METALS_TEXT.replace("\n", " ").split(","))
    return dict(sorted(((german, name) for german, name in pairs), key=lambda pair: -len(pair[0])))
