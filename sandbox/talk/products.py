"""Messages about a reaction: what reacts in it, and what is asked of a product that nobody has drawn yet.

"M1 with M2, and is the product explosive?" asks for a hazard of what forms, not of M1. The retriever reads
the product there as one more molecule, and the grammar lets the call wait until another one has made it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sandbox.workspace import MOLECULE, by_number, molecules_in

STAND_IN = "M999"  # the product, for whoever reads a clause about it
_NOUN = (
    r"\b(?:the|its|their|this|that|our|your) (?:(?!natural|starting|by|side|waste|which|what)[\w-]+ ){0,2}?"
    r"(?:product|adduct)\b"
)
_OF_THESE = (
    r"(?: (?:of|from|between) (?:the )?(?:reaction (?:of|between) )?M\d+(?:(?:,| \+| with| and) M\d+)*)?"
)
_NOT_OF_IT = r"(?!of|from|between|when|is|was|forms?|formed|with|and|or)"
_PRODUCT = re.compile(  # also "product mass and CAS number"
    rf"{_NOUN}(?:['’]s)?{_OF_THESE}|^\W*product(?:['’]s)?(?= {_NOT_OF_IT}\w)",
    re.IGNORECASE,
)
_MADE_OF = re.compile(  # "the amide from M1 and M2"
    r"\bthe (?:[\w-]+ )?(?:(?:\w*amide|\w*ester|\w*ether|imine|enamine|hydrazone|oxime|\w*acetal|urea|"
    r"carbamate|lactam|lactone|adduct|biaryl|salt|compound|alcohol|ketone|alkene|derivative)"
    r"(?: (?:that (?:is )?)?(?:formed|made|obtained|prepared|derived|forms|results|resulting))?"
    r" (?:from|of|between) M\d+(?:(?:,| \+| with| and) M\d+)+"
    r"|\w*(?:amide|ester|ether|imine|hydrazone|oxime|acetal|urea|lactam|lactone) (?:that is |so )?"
    r"(?:formed|obtained|produced|made))\b",
    re.IGNORECASE,
)
_ITSELF = re.compile(  # "what is the product?", "predict the product of M1 and M2"
    r"\b(?:what(?:['’]?s| (?:is|was|are|will be|would be))|which is|predict|give(?: me)?|show(?: me)?|draw|"
    rf"find|identify|determine|tell me)\s+{_NOUN}(?!['’]s)",
    re.IGNORECASE,
)
_ASKS_FOR_IT = re.compile(
    r"(?:\b(?:draw|show(?: me)?|give(?: me)?|what(?:['’]?s| is)|predict|structure of|smiles of)|^)\s*$",
    re.IGNORECASE,
)
_FORMS = re.compile(
    r"\bwh?at\b(?! forms? (?:is|are|does|do|of|will|would|has|dominates?)\b)[^.?;]*"
    r"\b(?:forms?|formed|results?|arises?|comes out|give|yield|afford)\b"
    r"|\bproducts?\b|\bpredict (?:the )?(?:outcome|reaction|what)\b"
    r"|\bwhat (?:do|will|would|should|can|might|does) (?:\w+ )?(?:get|obtain|isolate|end up with)\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"\b(?:its?|(?:this|that|the (?:resulting|new)) compound)\b", re.IGNORECASE)
_OTHERS = re.compile(
    r"\b(?:they|them|their|both|each|these|all|reactants?|reagents?|starting materials?|educts?|solvents?|"
    r"reaction|mixture)\b",
    re.IGNORECASE,
)
_COORDINATED = re.compile(r"\b(M\d+),? (?:and|plus) (?=M\d)")
_TO_GIVE = (
    r"->|→|>>|⟶|\breact(?:s|ed|ing)? (?:together )?to"
    r"|\b(?:to (?:give|get|make|afford|yield|obtain|form)|giving|gives|gave|forming|yields?|yielding|into|"
    r"affords?|affording)"
)
_GIVEN = re.compile(
    r"\bproducts?\W{0,3}\s*(?:(?:is|was|are|being|called|named) )?\W{0,2}M\d"
    r"|\bM\d+ (?:is|was|as|being) (?:the|its|my|our|their) (?:[\w-]+ ){0,2}product"
    r"|\bM\d+ (?:(?:will|would|can) )?(?:give|form|yield|make|produce)s? (?:the )?M\d"
    rf"|(?:{_TO_GIVE}) *M\d",
    re.IGNORECASE,
)
_CHOOSES = re.compile(
    r"\b(?:or|nor|versus|vs|instead of|rather than|than|compared? (?:to|with)|like)\b", re.I
)
_AFTER_WORKUP = re.compile(
    r",? \b(?:after|upon|following|on|then) (?:an? |the )?"
    r"(?:(?:aq\.?|aqueous|acid|acidic|basic|usual|standard|mild) )*work-?\s?up\b,?",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.?!;](?:\s|$)|\n")
MAX_REACTING = 6


def draws_product(message: str) -> bool:
    """Whether a message gives the product of its reaction: "M1 gives M2", "the product, M2"."""
    return bool(_GIVEN.search(message))


def _drawn(message: str) -> set[str]:
    """The product that a message gives, in a set of its own."""
    given = _GIVEN.search(message)
    named = [match for match in MOLECULE.finditer(message) if given and match.start() in range(*given.span())]
    return {match.group() for match in named[-1:]}


def with_stand_in(clause: str) -> str:
    """A clause with a handle in place of the product of which it asks something: "is M999 explosive?".

    A clause that asks for the product itself stays as it is.
    """
    return clause if _ITSELF.search(clause) else _MADE_OF.sub(STAND_IN, _PRODUCT.sub(STAND_IN, clause))


def asks_for_what_two_make(message: str) -> bool:
    """Whether a message asks for the compound that two others make: "draw the imine of M1 and M2"."""
    found = _MADE_OF.search(message)
    return found is not None and bool(_ASKS_FOR_IT.search(message[: found.start()]))


def goes_on_about_product(clause: str, before: Sequence[str], after: Sequence[str] = ()) -> bool:
    """Whether a clause is about what a clause before it lets form: "what forms, and its logP?".

    Or shares what the next is about: "the name and the mass of the product".
    """
    goes_on = bool(_PRONOUN.search(clause)) or not MOLECULE.search(clause)
    if not goes_on or _OTHERS.search(clause):
        return False
    return any(map(_FORMS.search, before)) or any(with_stand_in(each) != each for each in after)


def with_pronoun_written_out(clause: str) -> str:
    """A clause about a product and another molecule: "compare the logP of M999 with that of M1"."""
    if not MOLECULE.search(clause):
        return clause
    return re.sub(r"\bits ([\w-]+)", rf"the \1 of {STAND_IN}", clause, flags=re.IGNORECASE)


def without_asides(message: str) -> str:
    """A message without "after aqueous work-up", which belongs to its reaction and asks for no work-up."""
    return _AFTER_WORKUP.sub(" ", message)


def speaks_of_it(message: str) -> bool:
    """Whether a message that names no molecule is about a single one: "and what is its mass?"."""
    return bool(_PRONOUN.search(message)) and not _CHOOSES.search(message) and not _OTHERS.search(message)


def joined(message: str) -> str:
    """A message that speaks of a product, with no "and" between its reactants at which it would be cut."""
    speaks = _FORMS.search(message) or with_stand_in(message) != message
    return _COORDINATED.sub(r"\1 + ", message) if speaks else message


def two_giving(message: str) -> tuple[str, ...]:
    """The two molecules of a message that names no others but the product which they give."""
    named, drawn = molecules_in(message), _drawn(message)
    return by_number(set(named) - drawn) if len(named) == 3 and drawn else ()


def reacting(message: str) -> tuple[str, ...]:
    """The molecules that react in a message, by number: none of them is left out.

    Empty where it chooses between molecules, or names molecules in more than one sentence.
    """
    named = [set(molecules_in(sentence)) for sentence in _SENTENCE_END.split(message)]
    found = max(named, key=len)
    if _CHOOSES.search(message) or set().union(*named) != found:
        return ()
    found -= _drawn(message)
    if not 2 <= len(found) <= MAX_REACTING:
        return ()
    return by_number(found)
