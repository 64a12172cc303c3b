"""SMILES and SMARTS in a text: which tokens are meant as structures, and what is wrong with the broken ones."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sandbox import chem
from sandbox.errors import ChemError
from sandbox.recogniser import context
from sandbox.recogniser.limits import MAX_SMILES, Budget
from sandbox.recogniser.mention import Mention
from sandbox.recogniser.name_table import lookup_name
from sandbox.recogniser.smiles_like import (
    Grade,
    atom_count,
    grade,
    has_alphabet,
    is_acronym,
    is_smarts,
    is_word,
    meant_as_smiles,
)
from sandbox.recogniser.tokens import chunks, parts, trim
from sandbox.recogniser.words import NO_SMILES

_MAYBE = re.compile(r"[BCNOPSFIbcnops*]")
_EXTENSION = re.compile(r"[ \t]+\|(?=[(${^&a-zA-Z][^\s|]?)[^|\n]{1,2000}\|")
_EXTENSION_START = re.compile(
    r"\|(?:\(|\$|\^\d|&\d|o\d|a:|r|c:|t:|ctu:|[wu][UD]?:|m:|Sg|LN|atomProp|[HC]:|lp:)"
)
_LIST_GAP = re.compile(
    r"[\s,;/|&*•`'\"]*(?:(?:and|or|vs\.?|versus|than|with|to|from)\b)?[\s`'\"]*(?:\d{1,3}[.)]|[-*•])?\s*"
)
_LIST_END = re.compile(r"[`'\"”’)\]]*(?:\s*(?:[,;|\n.?!)]|$)|\s+(?:and|or|vs|versus)\b)")


@dataclass(slots=True)
class _Candidate:
    """A token that RDKit reads but that counts only if the tokens around it do."""

    mention: Mention
    accepted: bool


def find_structures(text: str, taken: list[tuple[int, int]], budget: Budget) -> list[Mention]:
    """Find SMILES, CXSMILES and SMARTS outside the spans already taken.

    Raises:
        SandboxError: The text holds more candidates than are read at once.
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

    def look_at(self, start: int, end: int, depth: int = 0) -> None:
        if end - start > MAX_SMILES:
            self._too_long(start, end)
            return
        start, end = trim(self._text, start, end)
        token = self._text[start:end]
        if not token or not _MAYBE.search(token):
            return
        if has_alphabet(token) and ">" not in token:
            self._structure(start, end, token)
        elif is_smarts(token) and ">" not in token:
            self._pattern(start, end, token)
        elif not self._problem(start, end, token) and depth < 3:
            for left, right in parts(token):
                self.look_at(start + left, start + right, depth + 1)

    def mentions(self) -> list[Mention]:
        """The accepted candidates, and the weak ones that stand in a list with them."""
        for order in (self._candidates, self._candidates[::-1]):
            for known, other in zip(order, order[1:], strict=False):
                if known.accepted and not other.accepted and known.mention.kind == "molecule":
                    other.accepted = self._listed_with(known.mention, other.mention)
        return [candidate.mention for candidate in self._candidates if candidate.accepted]

    def _listed_with(self, known: Mention, other: Mention) -> bool:
        first, second = sorted((known, other), key=lambda mention: mention.start)
        gap = self._text[first.end : second.start]
        if (
            len(gap) > 40
            or not gap.strip()
            and "\n" not in gap
            and "\t" not in gap
            or not _LIST_GAP.fullmatch(gap)
        ):
            return False
        right = context.after(self._text, other.end)
        if is_word(other.text) or context.bond_follows(right):
            return False
        if (
            re.search(r"[a-z]", gap)
            and not is_acronym(other.text)
            or other.text in ("CO", "CN", "CS", "CF", "CC")
        ):
            return True
        return bool(_LIST_END.match(right)) and (
            len(other.text) > 1 or other is first or "," in gap or "\n" in gap
        )

    def _structure(self, start: int, end: int, token: str) -> None:
        left, right = context.before(self._text, start), context.after(self._text, end)
        if is_smarts(token) or (context.says_pattern(left) and not context.labelled_smiles(left)):
            if is_smarts(token) or atom_count(token) > 1 or context.says_smarts(left):
                self._pattern(start, end, token)
            return
        error = self._parse(token)
        if error is not None:
            if meant_as_smiles(token):
                self._add(start, end, "molecule", token, error)
            elif not self._problem(start, end, token):
                for inner_start, inner_end in parts(token):
                    if (inner_start, inner_end) != (0, len(token)):
                        self.look_at(start + inner_start, start + inner_end, 2)
            return
        level = grade(token)
        if level != "weak" and context.group_follows(right) and not context.says_smiles(left):
            if level == "strong":
                self._pattern(start, end, token)
            return
        accepted = self._counts(start, end, token, level, left, right)
        extension = _EXTENSION.match(self._text, end)
        if accepted and extension and _EXTENSION_START.match(extension.group().strip()):
            whole = token + " " + extension.group().strip()
            error = self._parse(whole)
            end = extension.end()
            self._add(start, end, "molecule", self._text[start:end] if error else whole, error)
            return
        self._add(start, end, "molecule", token, None, accepted)

    def _counts(self, start: int, end: int, token: str, level: Grade, left: str, right: str) -> bool:
        """Whether a readable token is meant as a structure, by its characters and by what stands around it."""
        if level == "strong":
            return True
        if context.says_smiles(left):
            return token not in ("I", "IS", "IN", "IF", "OF", "ON", "SO", "NO") or context.labelled_smiles(
                left
            )
        if lookup_name(token) is not None:
            return False
        if level == "fair":
            return True
        atoms, carbon = atom_count(token), "C" in token.replace("Cl", "")
        if context.is_bare(self._text, start, end):
            return carbon and not is_word(token)
        quote = context.is_quoted(self._text, start, end)
        if quote and atoms >= 2 and carbon and not context.bond_follows(right):
            return quote == "`" or not is_acronym(token) or token in ("CO", "CN", "CS", "CF", "CC")
        if atoms < 2 or context.bond_follows(right):
            return False
        known = is_acronym(token) and atoms > 2 or is_word(token)
        if context.asks_about(left):
            return not known and (carbon or "[" in token)
        return context.starts_question(left) and atoms >= 3 and carbon and not known and "." not in token

    def _pattern(self, start: int, end: int, token: str) -> None:
        self._budget.spend()
        try:
            chem.parse_smarts(token)
        except ChemError as error:
            self._add(start, end, "pattern", token, str(error))
        else:
            self._add(start, end, "pattern", token, None)

    def _problem(self, start: int, end: int, token: str) -> bool:
        """Report a token that RDKit cannot read but that was clearly meant as a SMILES."""
        announced = context.labelled_smiles(context.before(self._text, start)) and _announced(token)
        if not announced and not meant_as_smiles(token):
            return False
        error = self._parse(token)
        if error is None:
            return False
        self._add(start, end, "molecule", token, error)
        return True

    def _too_long(self, start: int, end: int) -> None:
        if has_alphabet(self._text[start:end]):
            problem = f"a SMILES of {end - start:,} characters is too long; the limit is {MAX_SMILES:,}"
            self._add(start, end, "molecule", "", problem)

    def _parse(self, token: str) -> str | None:
        """Read a token once; returns what is wrong with it, or None."""
        if token not in self._read:
            self._budget.spend()
            try:
                chem.parse_smiles(token)
            except ChemError as error:
                self._read[token] = str(error)
            else:
                self._read[token] = None
        return self._read[token]

    def _add(
        self, start: int, end: int, kind: str, smiles: str, problem: str | None, accepted: bool = True
    ) -> None:
        text = self._text[start:end]
        if kind == "pattern":
            mention = Mention(start, end, "pattern", text, smiles, None, "SMARTS", problem)
        else:
            mention = Mention(
                start, end, "molecule", text, text if problem else smiles, None, "SMILES", problem
            )
        self._candidates.append(_Candidate(mention, accepted))


def _announced(token: str) -> bool:
    """Whether what follows "SMILES:" is an attempt at a SMILES rather than a word."""
    if token.upper() in NO_SMILES or not re.fullmatch(r"[A-Za-z0-9@+\-\[\]()\\/%=#$:.*]+", token):
        return False
    return bool(re.search(r"\d|[\[\]()=#@]", token)) or (token.isupper() and len(token) >= 3)
