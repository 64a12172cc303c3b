"""French, Spanish, Portuguese and Italian names of acids, salts and esters in English: "acide citrique"."""

from __future__ import annotations

import re
import unicodedata

_ACID = re.compile(r"acid[eo] (?P<stem>\S+?)(?P<end>ique|ico|eux)")
_SPECIAL = {
    "chlorhydr": "hydrochlor", "clorhidr": "hydrochlor", "cloridr": "hydrochlor", "bromhidr": "hydrobrom",
    "bromhydr": "hydrobrom", "solfor": "sulfur", "fosfor": "phosphor", "salicil": "salicyl",
    "tartr": "tartar", "acetilsalicil": "acetylsalicyl", "acetylsalicyl": "acetylsalicyl",
    "acetilsalicilic": "acetylsalicyl", "cianhidr": "hydrocyan", "fluorhidr": "hydrofluor",
    "fluorhydr": "hydrofluor", "glicol": "glycol", "ole": "ole", "estear": "stear", "succin": "succin",
    "ftal": "phthal", "malic": "mal", "borh": "bor", "linole": "linole", "ascorb": "ascorb",
    "hialuron": "hyaluron", "folh": "fol", "sorb": "sorb", "per clor": "perchlor", "perclor": "perchlor",
}  # fmt: skip
_OF = re.compile(r"(?P<anion>[a-z]+) (?:de |di |d')(?P<cation>[a-z]+(?:-[a-z]+)?)")
_ANIONS = {
    "chlorure": "chloride", "cloruro": "chloride", "cloreto": "chloride", "bromure": "bromide",
    "bromuro": "bromide", "brometo": "bromide", "iodure": "iodide", "yoduro": "iodide", "ioduro": "iodide",
    "fluorure": "fluoride", "fluoruro": "fluoride", "hydroxyde": "hydroxide", "hidroxido": "hydroxide",
    "idrossido": "hydroxide", "oxyde": "oxide", "oxido": "oxide", "ossido": "oxide", "sulfure": "sulfide",
    "sulfuro": "sulfide", "solfuro": "sulfide", "cyanure": "cyanide", "cianuro": "cyanide",
    "hydrure": "hydride", "hidruro": "hydride", "sulfato": "sulfate", "solfato": "sulfate",
    "nitrato": "nitrate", "carbonato": "carbonate", "acetato": "acetate", "bicarbonato": "bicarbonate",
    "fosfato": "phosphate", "benzoato": "benzoate", "formiato": "formate", "citrato": "citrate",
    "permanganato": "permanganate", "acetate": "acetate", "sulfate": "sulfate", "nitrate": "nitrate",
    "carbonate": "carbonate", "bicarbonate": "bicarbonate", "phosphate": "phosphate",
    "benzoate": "benzoate", "formiate": "formate", "permanganate": "permanganate", "citrate": "citrate",
    "butyrate": "butyrate", "dichromate": "dichromate", "hypochlorite": "hypochlorite",
    "hipoclorito": "hypochlorite", "propionate": "propionate", "salicylate": "salicylate",
    "salicilato": "salicylate", "anhidrido": "anhydride", "peroxyde": "peroxide", "peroxido": "peroxide",
    "perossido": "peroxide", "alcool": "alcohol", "alcohol": "alcohol",
}  # fmt: skip
_CATIONS = {
    "sodio": "sodium", "potasio": "potassium", "potassio": "potassium", "calcio": "calcium",
    "magnesio": "magnesium", "litio": "lithium", "bario": "barium", "cinc": "zinc", "zinco": "zinc",
    "cobre": "copper", "cuivre": "copper", "rame": "copper", "hierro": "iron", "fer": "iron",
    "argent": "silver", "plata": "silver", "plomb": "lead", "plomo": "lead", "aluminio": "aluminium",
    "alluminio": "aluminium", "amonio": "ammonium", "ammonio": "ammonium", "hidrogeno": "hydrogen",
    "hydrogene": "hydrogen", "idrogeno": "hydrogen", "lithium": "lithium", "sodium": "sodium",
    "potassium": "potassium", "calcium": "calcium", "magnesium": "magnesium", "ammonium": "ammonium",
    "zinc": "zinc", "etilo": "ethyl", "etile": "ethyl", "etila": "ethyl", "ethyle": "ethyl",
    "metilo": "methyl", "metile": "methyl", "metila": "methyl", "methyle": "methyl", "butilo": "butyl",
    "butile": "butyl", "butyle": "butyl", "isopropyle": "isopropyl", "isopropilo": "isopropyl",
    "isoamyle": "isoamyl", "isoamilo": "isoamyl", "benzyle": "benzyl", "bencilo": "benzyl",
    "vinyle": "vinyl", "vinilo": "vinyl", "propyle": "propyl",
}  # fmt: skip
BEGINNINGS = frozenset(
    {*_ANIONS, "acide", "ácido", "acido", "acétate", "hidróxido", "óxido", "anhídrido", "peróxido"}
)


def english(name: str) -> str | None:
    """Return what a French, Spanish, Portuguese or Italian name is in English, or None."""
    parted = unicodedata.normalize("NFD", " ".join(name.lower().replace("’", "'").split()))
    text = "".join(letter for letter in parted if not unicodedata.combining(letter))
    if match := _ACID.fullmatch(text):
        return f"{_SPECIAL.get(match['stem'], match['stem'])}{'ous' if match['end'] == 'eux' else 'ic'} acid"
    match = _OF.fullmatch(text)
    if match and match["anion"] in _ANIONS and match["cation"] in _CATIONS:
        return f"{_CATIONS[match['cation']]} {_ANIONS[match['anion']]}"
    return None
