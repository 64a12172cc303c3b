"""Names of compounds in a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from sandbox.bench.stated import stated_in
from sandbox.names import adducts, isotopes
from sandbox.names.common import is_common_name, name_index, normalised
from sandbox.names.condensed import structure_of_formula
from sandbox.names.esters import ester_of
from sandbox.names.inorganic import crystal_water, hydrate_of, salt_of_formula, salt_of_words
from sandbox.names.lookup import Found, also_of, look_up, meant_in_text, one
from sandbox.names.loose import MOST_PARTS, may_begin
from sandbox.names.peptides import peptide_of
from sandbox.names.salt_names import PARTNERS, salt_of
from sandbox.names.spellings import ROMANCE, is_foreign, other_spellings
from sandbox.names.wording import TAILS, has_stem, is_ester_head, is_phosphorus_ester, looks_systematic
from sandbox.recogniser import name_context
from sandbox.recogniser.limits import MAX_ASKED, NAME, Budget
from sandbox.recogniser.mention import Mention

Resolver = Callable[[str], str | None]

# Locants ("1,4-", "N,N'-") belong to a word; any other comma ends it. The bound keeps "1,1,1,…" linear.
_LOCANT = r"(?:\d{1,2}|[NOS])['’′]?"
_SUPPORTED = r"(?:Pd|Pt|Rh|Ru|Ni)/(?:C|Al2O3|BaSO4|CaCO3)(?!\w)"  # catalysts, with a slash in their names
_UNSATURATED = r"(?:[A-Z(][A-Za-z0-9()]*)?C(?:H2?|Cl2|F2)?[=≡](?:CH?|NH?|O)[A-Za-z0-9()=≡]*"  # CH2=CHCN
_WORD = re.compile(
    rf"{_SUPPORTED}|{_UNSATURATED}|(?:{_LOCANT}(?:,{_LOCANT}){{1,7}}-|[^\s/|<>\"“”„«»`…;:!?=,→])+"
)
_CAPITAL = re.compile(r"[A-Z]\d{0,2}")
_ROLES = frozenset({"buffer", "compound", "impurity", "peak", "product", "sample", "solvent"})  # "buffer A"
_MARKS = ".()[]{}'’‘*_~"
_MOST_WORDS = 4
# "A nitrile" is no name, though without the blank it would look like one.
_NO_BEGINNING_TEXT = """
a an the this that these of in on to by with for from and or as is are its no any one two three each
every how what which my your our add put give draw make use some more all per than then has have had
"""
_NO_BEGINNING = frozenset(_NO_BEGINNING_TEXT.split())
_PART = frozenset({"part"})  # the name of nearly every compound is also that of a piece of a larger one

_Word = tuple[int, int, str]


class _Compound(NamedTuple):
    """What a name stands for: SMILES, preferred name, what else the name can mean, number of words."""

    smiles: str
    name: str
    also: frozenset[str]
    words: int


def find_names(
    text: str, known: list[Mention], budget: Budget, resolve: Resolver | None = None
) -> list[Mention]:
    """Find compound names that are meant as compounds.

    Names of rings, groups and media, and parts of longer names, are left alone.

    Args:
        text: The text.
        known: What was found before, in order; names inside it are left alone, and so is a name that only
            repeats the structure beside it, as in "aspirin (CC(=O)Oc1ccccc1C(=O)O)".
        budget: What the message may hold.
        resolve: Gives the SMILES of a systematic name that is in no table, or None; asked a few times at
            most.
    """
    finder = _Finder(text, resolve)
    found: list[Mention] = []
    position = 0
    while position < len(finder.words):
        compound = finder.longest(position)
        count = compound.words if compound else 1
        start, end = finder.words[position][0], finder.words[position + count - 1][1]
        end -= 2 * text.endswith(("'s", "’s"), start, end)
        if compound is not None:
            budget.spend(NAME)
            if name_context.is_compound(text, start, end, compound.also):
                written = text[start:end]
                found.append(Mention(start, end, "molecule", written, compound.smiles, compound.name, "name"))
            elif name_context.goes_on(text, end):
                count += 1
        position += count
    return name_context.without_repeats(text, found, known)


class _Finder:
    """Finds the longest name at a word; what is asked twice is looked up once."""

    def __init__(self, text: str, resolve: Resolver | None) -> None:
        self._text = text
        self._stated = bool(stated_in(text))  # an amount, which crystal water changes
        self._resolve = resolve
        self._asked: dict[str, str | None] = {}
        self._seen: dict[str, _Compound | None] = {}
        self.words = list(_words(text))
        pairs = zip(self.words, self.words[1:], strict=False)
        self._joined = [text[left[1] : right[0]].isspace() for left, right in pairs]
        self._tails = [word.lower() in TAILS for _, _, word in self.words] + [False] * _MOST_WORDS

    def longest(self, position: int) -> _Compound | None:
        """The longest name that begins at a word."""
        if said := self._salt_of(position) or self._isotopic(position):
            return said
        found = self._common(position)
        if found is None or (found.words == 1 and "element" in found.also):
            longer = (
                self._with_letter(position)
                or self._in_tables(position)
                or self._inorganic(position)
                or self._systematic(position)
                or self._otherwise(position)
            )
            found = longer if found is None or (longer and longer.words > 1) else found
        return found and (self._salt(position, found) or self._hydrate(position, found) or found)

    def _inorganic(self, position: int) -> _Compound | None:
        """A condensed formula, a peptide, or a metal's salt by formula or name, where no table has it."""
        word = self.words[position][2]
        if smiles := salt_of_formula(word) or structure_of_formula(word) or peptide_of(word):
            return _Compound(smiles, word, frozenset(), 1)
        if adducts.parted(word) and (found := one(word)):
            return _Compound(found.smiles, found.name, frozenset(), 1)
        if smiles := peptide_of(self._phrase(position, 2)):
            return _Compound(smiles, self._phrase(position, 2), frozenset(), 2)
        for count in (3, 2):
            phrase = self._phrase(position, count)
            if phrase and (smiles := salt_of_words(phrase)):
                return _Compound(smiles, phrase, frozenset(), count)
        return None

    def _hydrate(self, position: int, base: _Compound) -> _Compound | None:
        """A substance with the crystal water that is written after it, as in "MgSO4 x 7 H2O"."""
        end = self.words[position + base.words - 1][1]
        water = crystal_water(self._text, end)
        smiles = hydrate_of(base.smiles, water[1]) if water else None
        if water is None or smiles is None or (water[0] == end and not self._stated):
            return None
        further = sum(end <= start < water[0] for start, _, _ in self.words)
        return _Compound(smiles, f"{base.name} {water[1]}", frozenset(), base.words + further)

    def _salt(self, position: int, base: _Compound) -> _Compound | None:
        """The salt, hydrate or ester of a compound, where the word after it says so."""
        *_, partner = self._phrase(position, base.words + 1).split(" ")
        smiles = (salt_of(base.smiles, partner) if partner in PARTNERS else None) or ester_of(
            base.smiles, partner
        )
        name = f"{base.name} {partner}"
        return _Compound(smiles, name, frozenset(), base.words + 1) if smiles else None

    def _salt_of(self, position: int) -> _Compound | None:
        """A salt whose partner is named first: "hydrochloride of lidocaine", "sodium salt of naproxen"."""
        partner = self.words[position][2]
        if partner not in PARTNERS:
            return None
        count = 2 + (self._phrase(position, 2) == f"{partner} salt")
        after = position + count
        if not self._phrase(position, count).endswith(" of") or after >= len(self.words):
            return None
        base = self.longest(after)
        smiles = salt_of(base.smiles, partner) if base else None
        if base is None or smiles is None:
            return None
        return _Compound(smiles, f"{base.name} {partner}", base.also, after - position + base.words)

    def _isotopic(self, position: int) -> _Compound | None:
        """A labelled compound: "toluene-d8", "[13C6]glucose", "deuterated toluene"."""
        for count in (3, 2, 1):
            phrase = self._phrase(position, count)
            if phrase and isotopes.labelled(phrase) and not is_common_name(phrase):
                if (found := one(phrase)) and isotopes.is_labelled(found.smiles):
                    return _Compound(found.smiles, found.name, also_of(phrase), count)
                return self._ask(phrase, count) if count == 1 and looks_systematic(phrase) else None
        return None

    def _otherwise(self, position: int) -> _Compound | None:
        """A name in another language or with blanks in it: "Essigsäureethylester", "2 4 dinitrophenol"."""
        for count, phrase in self._spaced(position):
            for spelt in other_spellings(phrase):
                if found := one(spelt) if count > 1 or is_foreign(phrase) else self._in_english(spelt):
                    return _Compound(found.smiles, found.name, _PART, count)
                plain = has_stem(spelt) if count > 1 else looks_systematic(spelt) or is_foreign(phrase)
                if plain and (asked := self._ask(spelt, count)):
                    return asked
        return None

    def _in_english(self, name: str) -> Found | None:
        """A name in the tables that is built as systematic ones are; "tritone" for Triton is none."""
        return (one(name) if is_common_name(name) else meant_in_text(name)) if has_stem(name) else None

    def _spaced(self, position: int) -> Iterator[tuple[int, str]]:
        """The words from a place on, the most first; commas between numbers count as blanks."""
        first = self.words[position][2].lower()
        most = MOST_PARTS + 1 if may_begin(first) else 3 if first in ROMANCE else 1
        ends = [self.words[position][1]]
        for start, end, _ in self.words[position + 1 : position + most]:
            gap = self._text[ends[-1] : start]
            if not (gap.isspace() and "\n" not in gap) and not (gap.strip() == "," and gap[-1:] != "\n"):
                break
            ends.append(end)
        for count in range(len(ends), 0, -1):
            yield count, normalised(self._text[self.words[position][0] : ends[count - 1]])

    def _common(self, position: int) -> _Compound | None:
        index = name_index()
        for count in index.lengths.get(self.words[position][2].lower(), ()):
            phrase = self._phrase(position, count)
            compound = index.get(phrase) if phrase else None
            if compound is not None:
                return _Compound(compound.smiles, compound.name, compound.also, count)
        return None

    def _in_tables(self, position: int) -> _Compound | None:
        """A name in the large tables: a phrase that ends as names do, or a single word."""
        counts = [count for count in range(_MOST_WORDS, 1, -1) if self._tails[position + count - 1]]
        if counts and self.words[position][2].lower() in _NO_BEGINNING:
            return None
        for count in (*counts, 1):
            phrase = self._phrase(position, count)
            if len(phrase) < 5 or (count == 1 and peptide_of(phrase)):
                continue
            if phrase not in self._seen:
                found = meant_in_text(phrase)
                self._seen[phrase] = _Compound(found.smiles, found.name, _PART, count) if found else None
            if compound := self._seen[phrase]:
                return compound
        return None

    def _with_letter(self, position: int) -> _Compound | None:
        """A natural product whose name ends with a capital: "huperzine A", "amphotericin B"."""
        if position + 1 == len(self.words) or self.words[position][2].lower() in _ROLES:
            return None
        start, end, _ = self.words[position + 1]
        phrase = self._phrase(position, 2)
        if len(phrase) < 8 or not _CAPITAL.fullmatch(self._text, start, end):
            return None
        found = look_up(phrase)
        return _Compound(found[0].smiles, found[0].name, frozenset(), 2) if len(found) == 1 else None

    def _systematic(self, position: int) -> _Compound | None:
        """A systematic name that is in no table, with the word before or after that belongs to it."""
        if self._resolve is None:
            return None
        word = self.words[position][2]
        following = self._phrase(position, 2)
        ester = is_ester_head(word) and looks_systematic(following) and following.endswith("ate")
        if ester or is_phosphorus_ester(following):
            return self._ask(following, 2)
        if word.endswith("ic") and following.endswith(" acid") and looks_systematic(following):
            return self._ask(following, 2)
        return self._ask(word, 1) if looks_systematic(word) else None

    def _ask(self, name: str, count: int) -> _Compound | None:
        if self._resolve is None or (name not in self._asked and len(self._asked) >= MAX_ASKED):
            return None
        if name not in self._asked:
            self._asked[name] = self._resolve(name)
        smiles = self._asked[name]
        return _Compound(smiles, name, _PART, count) if smiles else None

    def _phrase(self, position: int, count: int) -> str:
        """Some words with single blanks; empty where anything but blanks stands between them."""
        if count == 1:
            return self.words[position][2]
        chosen = self.words[position : position + count]
        if len(chosen) < count or not all(self._joined[position : position + count - 1]):
            return ""
        return " ".join(word for _, _, word in chosen)


def _words(text: str) -> Iterator[_Word]:
    for match in _WORD.finditer(text):
        raw = match.group()
        left = len(raw) - len(raw.lstrip(_MARKS))
        word = raw[left:].rstrip(_MARKS)
        if left and raw[left - 1] == "(" and word.count(")") > word.count("("):
            # "(S)-ibuprofen" and "(COCl)2" begin with their own parenthesis
            left, word = left - 1, "(" + word
        if left and raw[left - 1] == "[" and word.count("]") > word.count("["):
            left, word = left - 1, "[" + word  # "[13C6]glucose"
        if word.count("(") > word.count(")") and raw.startswith(")", left + len(word)):
            word += ")"  # "iron(III)" ends with its own
        if word:
            yield match.start() + left, match.start() + left + len(word), normalised(word)
