"""Which of a compound's names are worth a place, and which of them mean the compound wherever they stand."""

import gzip
import pickle
import re
from functools import cached_property

from sandbox.names.keys import folded, plain
from sandbox.names.wording import TAILS
from sandbox.registry import discover
from sandbox.vocabulary import VOCABULARIES
from tools_dev.tables.wheels import Wheels

MAX_LENGTH = 120
_MARKS = re.compile(
    r"\s*\[[^\]]*\]$|\s*\((?:\d*ci|inn|usan|ban|jan|usp|iso|tn|van|acd|salt|mixture|as [^)]*)[^)]*\)$",
    re.IGNORECASE,
)
# Registry numbers of suppliers and databases: letters, then mostly digits.
_CODE = re.compile(
    r"(?:[a-z]{1,9}[-_ .:#]?)?(?:\d[-_ /.]?){3,}[a-z]{0,3}\d*"
    r"|[a-z]{1,6}[-_/ ]?\d[a-z\d]*(?:[-_/][a-z\d]+)*"
    r"|(?:nsc|brn|ccris|hsdb|ai3|caswell|epa|einecs|ec|unii|mfcd|s?chembl|dtxc?s?id|akos|zinc|stk|stl|sbb|bidd|agn|acmc|ac1|cas|wln"
    r"|un|icn|lopac|ncgc|mls|smr|ksc|tra|ncistruc\d|nci|nchem|db|chebi|hms|prestewick|spectrum|tox21|mcule|rcra|usepa|fema|ins|bas|bb)"
    r"[-_ :./].*"
)
_ODD = re.compile(
    r"component|\bmixture\b|standard\b|reagent grade|impurity|inchi|=|;|\d,\d{3}|%"
    r"|\bas the\b|mol/l|solution|purity|unspecified|\bder(?:iv)?\b\.?"
)
_CHEMICAL_END = re.compile(
    r"(?:ol|ole|barbital|opental|citral|one|ine|in|ide|ane|ene|yne|ate|ite|ile|ium|oic|acid|amide|amine|ether|ester|oxide|ose|azine|azole|idine|furan|"
    r"pyran|phen|statin|vir|mab|nib|pril|sartan|oxacin|cillin|mycin|olol|azepam|zolam|tidine|prazole|setron|triptan|gliptin|gliflozin)$"
)

# Seen among the names, with endings as compounds have them.
_OTHER_WORDS_TEXT = """
adamantine alcide aldine altan aneurin antin arkin armin bicol bipin bluestone boldin broadside checkmate
chamomile cristal dessin diamine dolomite germane integrin mirin monohydrate methylene nevin norval
progestin redskin rhein rhoden rhodopsin serina sublimate tarin tetrachloride thein tonite lignin abate
adrenal aether agate brimstone carbine carmine coronal crispin fractal palin parkin ronin smite lactate
citrate glutamate silicate aspartate malate butyrate urate folate
"""
_OTHER_WORDS = frozenset(_OTHER_WORDS_TEXT.split())


_OF_COMPOUNDS = ("drying agent",)  # vocabularies whose terms are compounds themselves


class English:
    """English words, so that they are not taken for compounds.

    Args:
        wheels: With `english-words` and `wordfreq`.
    """

    def __init__(self, wheels: Wheels) -> None:
        self._wheels = wheels

    @cached_property
    def words(self) -> frozenset[str]:
        """Two dictionaries together, in lower case."""
        listed: set[str] = set()
        for name in ("gcide_lower", "web2_lower"):
            listed |= _plain_strings(
                self._wheels.read("english_words-2.0.2", f"english_words/data/{name}.pickle")
            )
        return frozenset(listed)

    @cached_property
    def frequent(self) -> dict[str, float]:
        """Word → Zipf frequency (powers of ten in a thousand million words)."""
        from pip._vendor.msgpack import fallback

        raw = gzip.decompress(self._wheels.read("wordfreq-3.1.1", "wordfreq/data/large_en.msgpack.gz"))
        bins = fallback.unpackb(raw, raw=False)[1:]
        return {word: 9 - centibels / 100 for centibels, words in enumerate(bins) for word in words}

    def is_ordinary(self, word: str) -> bool:
        """Whether a word is one that people use without meaning a compound."""
        common = self.frequent.get(word, 0.0)
        ion = word in self.words and word.endswith(("ate", "ite"))  # of a salt, or a mineral
        if word in _OTHER_WORDS or word in TAILS or ion or word.startswith("poly"):
            return True
        if not _CHEMICAL_END.search(word):
            return word in self.words or common >= 1.9
        return common >= (3.0 if word in self.words else 3.6)


class _StringsOnly(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> type:
        raise pickle.UnpicklingError(f"{module}.{name} is not wanted in a list of words")


def _plain_strings(raw: bytes) -> set[str]:
    """Read a pickled set of strings, and nothing that could run code."""
    import io

    words = _StringsOnly(io.BytesIO(raw)).load()
    return {str(word) for word in words}


def cleaned(name: str) -> str:
    """A name without the marks of registers; empty where it is none worth keeping."""
    name = plain(name)
    while (shorter := _MARKS.sub("", name)) != name:
        name = shorter
    low = name.lower()
    if not 3 <= len(name) <= MAX_LENGTH or _ODD.search(low) or (", " in name) or name.endswith("-"):
        return ""
    if not re.search(r"[a-z]{3}", low) or (_CODE.fullmatch(low) and not re.search(r"[a-z]{7}", low)):
        return ""
    return name


def vocabulary_forms() -> frozenset[str]:
    """Folded terms of groups, rings, elements and the rest, with their plurals."""
    discover()
    forms = set()
    for key in VOCABULARIES.keys():  # noqa: SIM118 - not a dictionary
        if key in _OF_COMPOUNDS:
            continue
        for term, synonyms in VOCABULARIES.get(key).terms.items():
            forms |= {folded(form + end) for form in (term, *synonyms) for end in ("", "s")}
    return frozenset(forms)


def means_compound(name: str, english: English, terms: frozenset[str]) -> bool:
    """Whether a name in running text can be nothing but the compound."""
    low = plain(name).lower()
    words = low.split()
    if folded(name) in terms or len(words) > 4 or not re.search(r"[a-z]{4}", low):
        return False
    if len(words) == 1:
        if re.search(r"\d", low):
            return bool(re.search(r"\d-", low) and _CHEMICAL_END.search(low) and re.search(r"[a-z]{6}", low))
        return len(low) >= 5 and "." not in low and not english.is_ordinary(low)
    return words[-1] in TAILS and not all(english.frequent.get(word, 0) > 4.2 for word in words)
