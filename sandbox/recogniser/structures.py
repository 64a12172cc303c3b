"""SMILES and SMARTS in a text: which tokens are meant as structures, and what is wrong with broken ones."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sandbox.errors import ChemError
from sandbox.names.common import is_common_name
from sandbox.recogniser import context
from sandbox.recogniser.limits import GLANCE, MAX_SMILES, READ, TAKE, Budget
from sandbox.recogniser.mention import Mention
from sandbox.recogniser.smiles_like import atom_count, grade, has_alphabet, is_smarts, meant_as_smiles
from sandbox.recogniser.tokens import after_label, chunks, parts, trim
from sandbox.recogniser.words import ACRONYMS, ENGLISH_WORDS, NO_SMILES
from sandbox.structures import chem

_MAYBE = re.compile(r"[BCNOPSFIbcnops*\[]")
_EXTENSION = re.compile(
    r"[ \t]+(\|(?:\(|\$|\^\d|&\d|o\d|a:|r|c:|t:|ctu:|[wu][UD]?:|m:|Sg|LN|atomProp|[HC]:|lp:)[^|\n]{0,2000}\|)"
)
# Two-letter SMILES that are also words or bonds, and that chemists do write in lists of SMILES.
_COMMON_PAIRS = frozenset(["CC", "CF", "CI", "CN", "CO", "CS"])
_METAL = re.compile(r"\[(?:Pd|Pt|Ni|Zn|Fe|Mg|Cu|Ag|Au|Sn|Ru|Rh|Ir)\]")
_ION = re.compile(r"\[[A-Z][a-z]?(?:H\d?)?[+-]\d?\]")
_MAX_DEPTH = 3
WORD = 200  # characters


@dataclass(slots=True)
class _Candidate:
    """A readable token; one that is not accepted yet counts if the tokens around it do."""

    mention: Mention
    accepted: bool


def find_structures(text: str, taken: list[tuple[int, int]], budget: Budget) -> list[Mention]:
    """Find SMILES, CXSMILES and SMARTS outside the spans already taken.

    Raises:
        SandboxError: The text holds more structures than are read at once.
    """
    finder = _Finder(text, budget)
    for start, end in chunks(text, taken):
        finder.look_at(start, end)
    return finder.mentions()


class _Finder:
    def __init__(self, text: str, budget: Budget) -> None:
        self._text = text
        self._budget = budget
        self._read: dict[str, str | None] = {}
        self._candidates: list[_Candidate] = []
        self._claimed = 0

    def mentions(self) -> list[Mention]:
        """The accepted candidates, and those that stand in a list with them."""
        for order in (self._candidates, self._candidates[::-1]):
            for known, other in zip(order, order[1:], strict=False):
                if known.accepted and not other.accepted and known.mention.kind == "molecule":
                    other.accepted = self._listed_with(known.mention, other.mention)
        return [candidate.mention for candidate in self._candidates if candidate.accepted]

    def look_at(self, start: int, end: int, depth: int = 0) -> None:
        """Judge one token and, where it is no structure as a whole, its parts."""
        if start < self._claimed:
            return
        if end - start > MAX_SMILES:
            self._too_long(start, end)
            return
        start, end = trim(self._text, start, end)
        token = self._text[start:end]
        if not _MAYBE.search(token) or token.upper() in NO_SMILES:
            return
        if is_common_name(token) and self._parse(token) is not None:
            return  # Boc2O is no broken SMILES
        if depth < _MAX_DEPTH and (label := after_label(token)):
            self.look_at(start + label, end, depth + 1)
        elif ">" not in token and is_smarts(token):
            self._pattern(start, end, token)
        elif ">" not in token and has_alphabet(token) and self._structure(start, end, token):
            return
        elif not self._problem(start, end, token) and depth < _MAX_DEPTH:
            for left, right in parts(token):
                self.look_at(start + left, start + right, depth + 1)

    def _structure(self, start: int, end: int, token: str) -> bool:
        """Take a token that RDKit reads; returns whether it did read it."""
        self._budget.spend(GLANCE)
        left, right = context.before(self._text, start), context.after(self._text, end)
        if context.says_pattern(left) and not context.labelled_smiles(left):
            if self._is_pattern(token, left):
                self._pattern(start, end, token)
            return True
        if self._parse(token) is not None:
            return False
        level = grade(token)
        if level != "weak" and context.group_follows(right) and not context.says_smiles(left):
            if level == "strong":
                self._pattern(start, end, token)
            return True
        accepted = level == "strong" or self._counts(start, end, token, left, right)
        extension = _EXTENSION.match(self._text, end) if accepted else None
        if extension and not re.search(r"[a-z]{4}", extension.group(1).replace("atomProp", "")):
            whole = f"{token} {extension.group(1)}"
            self._claimed = extension.end()
            self._add(start, extension.end(), whole, self._parse(whole))
        else:
            self._add(start, end, token, None, accepted)
        return True

    def _counts(self, start: int, end: int, token: str, left: str, right: str) -> bool:
        """Whether what stands around a chain of letters or a very short token makes it a structure."""
        if context.says_smiles(left):
            return context.labelled_smiles(left) or (token not in ENGLISH_WORDS and token != "I")
        if is_common_name(token):
            return False
        if grade(token) == "fair" or _METAL.fullmatch(token):
            return True
        if _ION.fullmatch(token) and context.labelled(left):  # "reagent: [OH-]"
            return True
        atoms, carbon = atom_count(token), "C" in token.replace("Cl", "")
        if context.is_bare(self._text, start, end):
            return carbon and token not in ENGLISH_WORDS
        if atoms < 2 or context.bond_follows(right):
            return False
        quote = context.quote_around(self._text, start, end)
        if quote and carbon:
            return quote == "`" or token in _COMMON_PAIRS or (token[0] in "CNO" and token not in ACRONYMS)
        known = token in ENGLISH_WORDS or (token in ACRONYMS and atoms > 2 and "CC" not in token)
        if known or not (carbon or "[" in token):
            return False
        return context.asks_about(left) or (context.starts_question(left) and atoms >= 3 and "." not in token)

    def _listed_with(self, known: Mention, other: Mention) -> bool:
        """Whether a weak token belongs to the same list of structures as a known one beside it."""
        first, second = sorted((known, other), key=lambda mention: mention.start)
        joint = context.list_joint(self._text[first.end : second.start])
        right = context.after(self._text, other.end)
        if joint == "none" or other.text in ENGLISH_WORDS or context.bond_follows(right):
            return False
        no_carbon = other.text in ACRONYMS and "C" not in other.text
        if no_carbon or context.letters_an_item(other.text, right):
            return False
        if other.text in _COMMON_PAIRS or (
            joint == "word" and other.text not in ACRONYMS and len(other.text) > 1
        ):
            return True
        return context.list_goes_on(right) and (len(other.text) > 1 or joint == "mark")

    @staticmethod
    def _is_pattern(token: str, left: str) -> bool:
        """Whether what follows "substructure" or "SMARTS" is a pattern rather than a word or a citation."""
        if token in ENGLISH_WORDS or not re.search(r"[A-Z*]|[bcnops]\d|[=#:]|\[[#A-Za-z*$!]", token):
            return False
        return atom_count(token) > 1 or "[" in token or context.labelled(left)

    def _pattern(self, start: int, end: int, token: str) -> None:
        self._budget.spend()
        problem = None
        try:
            chem.parse_smarts(token)
        except ChemError as error:
            meant = is_smarts(token) or meant_as_smiles(token)
            if not meant and not context.labelled(context.before(self._text, start)):
                return
            problem = str(error)
        mention = Mention(start, end, "pattern", token, token, None, "SMARTS", problem)
        self._candidates.append(_Candidate(mention, True))

    def _problem(self, start: int, end: int, token: str) -> bool:
        """Report a token that RDKit cannot read but that was clearly meant as a SMILES."""
        announced = context.labelled_smiles(context.before(self._text, start)) and _announced(token)
        endless = len(token) > WORD and has_alphabet(token)  # no word of any language
        if not announced and not endless and not meant_as_smiles(token):
            return False
        problem = self._parse(token)
        if problem is not None:
            self._add(start, end, token, problem)
        return problem is not None

    def _too_long(self, start: int, end: int) -> None:
        end = start + len(self._text[start:end].rstrip(".,;:?!)"))
        if has_alphabet(self._text[start:end]):
            problem = f"a SMILES of {end - start:,} characters is too long; the limit is {MAX_SMILES:,}"
            self._add(start, end, "", problem)

    def _parse(self, token: str) -> str | None:
        """Read a token once; returns what is wrong with it, or None."""
        if token not in self._read:
            self._budget.spend(READ)
            try:
                chem.parse_smiles(token)
            except ChemError as error:
                self._read[token] = str(error)
            else:
                self._read[token] = None
        return self._read[token]

    def _add(self, start: int, end: int, smiles: str, problem: str | None, accepted: bool = True) -> None:
        if accepted:
            self._budget.spend(TAKE)
        written = self._text[start:end]
        mention = Mention(
            start, end, "molecule", written, written if problem else smiles, None, "SMILES", problem
        )
        self._candidates.append(_Candidate(mention, accepted))


def _announced(token: str) -> bool:
    """Whether what follows "SMILES:" is an attempt at a SMILES rather than a word."""
    if not re.fullmatch(r"[A-Za-z0-9@+\-\[\]()\\/%=#$:.*]+", token):
        return False
    return bool(re.search(r"\d|[\[\]()=#@]", token)) or (token.isupper() and len(token) >= 3)
