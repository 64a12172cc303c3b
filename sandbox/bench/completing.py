"""What a message says beside the amount that a call quotes: equivalents, strength, the substrate.

A policy quotes "10 mmol" of "2.5 equiv of M1 on a 10 mmol scale". What else counts for the compound of the
call is put beside it here, so that no number ignores what was stated.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sandbox.bench.measuring import MATERIAL, RATIOS
from sandbox.bench.stated import EXTENSIVE, Stated, stated_in
from sandbox.workspace import MOLECULE

_TO_NEXT = re.compile(
    r"\s*(?:\([^()]{0,40}\)\s*)?(?:(?:of|in|aq\.?|aqueous|dry|fresh|solid|liquid|pure|conc\.?|the|my|solution|stock)\s+){0,4}",
    re.I,
)
_FROM_PREVIOUS = re.compile(r"[^.?!;]{0,60}")
_BESIDE = re.compile(r"[\s,:(\[]*(?:[~≈]?\d[\d.,]*[\s-]?(?:mol\s?%|[a-zA-Z%/µμ.]+)[\s,;/(]*){0,3}")
_OF_OTHERS = re.compile(
    r"[\s-]*(?:scale|substrate|starting|SM\b|batch|run|reaction|of (?![~≈]?(?:M\d|\d)))", re.IGNORECASE
)
_GOT = re.compile(
    r"\b(?:gave|gives|gets?|got|obtain\w*|isolat\w*|yield(?:s|ed|ing)|afford\w*|furnish\w*|collect\w*|recover\w*|weigh(?:s|ed))\b"
    r"[^.?!;\d]{0,40}$",
    re.IGNORECASE,
)
Structure = Callable[[str], str | None]


def completed(
    tool: str, arguments: Mapping[str, Any], text: str, earlier: str, smiles: Structure
) -> dict[str, Any]:
    """The arguments of a call with what the message says beside them.

    Args:
        tool: The tool that is called.
        arguments: As the policy wrote them.
        text: The message with handles.
        earlier: The message before it, to which "and for 20 mmol?" leaves the rest.
        smiles: Gives the structure of a handle.
    """
    complete = _COMPLETED.get(tool)
    return complete(dict(arguments), _Message(text, earlier, smiles)) if complete else dict(arguments)


class _Message:
    """A message's amounts, each with the compound that it is said of."""

    def __init__(self, text: str, earlier: str, smiles: Structure) -> None:
        self.text = text
        self.smiles = smiles
        self.stated = stated_in(text)
        self.handles = list(MOLECULE.finditer(text))
        self.before = _Message(earlier, "", smiles) if earlier else None

    def owner(self, amount: Stated) -> str | None:
        """The compound that an amount is said of; the only one where there is one."""
        if amount.kind == "strong":  # "conc. M1"; "the final conc." is none
            return self._followed_by(amount) or "-"
        if len({handle.group() for handle in self.handles}) == 1:
            return self.handles[0].group()
        return self.beside(amount) or self._previous(amount)

    def beside(self, amount: Stated) -> str | None:
        """The compound that an amount stands beside: "10 mmol of M1", "M1 (10 mmol, 2.5 equiv)"."""
        if _OF_OTHERS.match(self.text, amount.end):
            return None
        opened = self.text.rfind("(", 0, amount.start)
        if opened > self.text.rfind(")", 0, amount.start):
            return self._ending_at(opened, amount.start)
        return (
            self._followed_by(amount) or self._through(amount) or self._ending_at(amount.start, amount.start)
        )

    def _through(self, amount: Stated) -> str | None:
        """The compound of "24.3 mL of 0.100 M M1": its volume stands before its strength."""
        after = next((each for each in self.stated if each.start >= amount.end), None)
        strength = after is not None and after.kind in ("concentration", "mass concentration", "per cent")
        if (
            after is None
            or not strength
            or self.text[amount.end : after.start].strip(" ~≈") not in ("of", "")
        ):
            return None
        return self._followed_by(after)

    def _followed_by(self, amount: Stated) -> str | None:
        after = next((handle for handle in self.handles if handle.start() >= amount.end), None)
        return after.group() if after and _TO_NEXT.fullmatch(self.text, amount.end, after.start()) else None

    def _ending_at(self, place: int, start: int) -> str | None:
        before = [handle for handle in self.handles if handle.end() <= start]
        if before and _BESIDE.fullmatch(self.text, before[-1].end(), place):
            return before[-1].group()
        return None

    def _previous(self, amount: Stated) -> str | None:
        before = [handle for handle in self.handles if handle.end() <= amount.start]
        if before and _FROM_PREVIOUS.fullmatch(self.text, before[-1].end(), amount.start):
            return before[-1].group()
        return None

    def of_kind(self, handle: str, kinds: Sequence[str], leaving: Sequence[str]) -> list[Stated]:
        """Amounts of some kinds that are said of a compound, or of no other one."""
        return [
            each
            for each in self.stated
            if each.kind in kinds and each.text not in leaving and self.owner(each) in (handle, None)
        ]

    def find(self, quoted: str) -> Stated | None:
        """The amount that a call quotes."""
        return next((each for each in self.stated if each.text == quoted.strip()), None)


def _amount(arguments: dict[str, Any], message: _Message) -> dict[str, Any]:
    quantity, handle = str(arguments.get("quantity", "")), str(arguments.get("molecule", ""))
    place = message if message.find(quantity) else message.before
    quoted = place.find(quantity) if place else None
    if place is None or quoted is None or quoted.kind not in EXTENSIVE:
        return arguments
    owner = place.beside(quoted)
    kinds = MATERIAL if owner == handle else (*RATIOS, *MATERIAL)
    said = {each.kind: each.text for each in _from_before(arguments, message, kinds)}
    now = message.of_kind(handle, kinds, (quantity,))
    words = [words for kind, words in said.items() if kind not in {each.kind for each in now}]
    words += dict.fromkeys(each.text for each in now)
    related = any(each.kind in RATIOS for each in stated_in(", ".join(words)))
    if owner not in (None, handle) and not related:  # it is an amount of that one
        return _amount({**arguments, "molecule": owner}, message)
    of = f" of {message.smiles(owner) or owner}" if owner not in (None, handle) and related else ""
    return {**arguments, "quantity": ", ".join([quantity + (of if quoted.kind != "amount" else ""), *words])}


def _from_before(arguments: Mapping[str, Any], message: _Message, kinds: Sequence[str]) -> list[Stated]:
    """What the message before says of the compound; "and for 20 mmol?" leaves the unit to it."""
    before = message.before
    if before is None or str(arguments.get("unit", "")) in message.text:
        return []
    return before.of_kind(str(arguments.get("molecule", "")), kinds, (str(arguments.get("quantity", "")),))


def _solution(arguments: dict[str, Any], message: _Message) -> dict[str, Any]:
    wanted, handle = str(arguments.get("concentration", "")), str(arguments.get("molecule", ""))
    quoted = message.find(wanted)
    if quoted is None or quoted.kind == "per cent":
        return arguments
    said = message.of_kind(handle, ("per cent", "density", "strong"), (wanted,))
    return {**arguments, "concentration": ", ".join([wanted, *dict.fromkeys(each.text for each in said)])}


def _dilution(arguments: dict[str, Any], message: _Message) -> dict[str, Any]:
    stock, volume = str(arguments.get("stock", "")), str(arguments.get("volume", ""))
    strong, taken = message.find(stock), message.find(volume)
    wanted = message.find(str(arguments.get("target", "")))
    alike = strong and wanted and strong.kind == wanted.kind  # per cent to per cent needs no molar mass
    if strong and not alike and strong.kind in ("per cent", "strong") and (handle := message.owner(strong)):
        density = [each.text for each in message.of_kind(handle, ("density",), ())]
        arguments["stock"] = f"{', '.join([stock, *density])} of {message.smiles(handle) or handle}"
    if (
        strong
        and taken
        and re.fullmatch(r"\s+of\s+(?:an?\s+|my\s+|the\s+)?", message.text[taken.end : strong.start])
    ):
        arguments["volume"] = f"{volume} of stock"
    return arguments


def _concentration(arguments: dict[str, Any], message: _Message) -> dict[str, Any]:
    amount, handle = str(arguments.get("amount", "")), str(arguments.get("molecule", ""))
    quoted = message.find(amount)
    if quoted is None or quoted.kind not in EXTENSIVE:
        return arguments
    titrant, sample = message.beside(quoted), message.find(str(arguments.get("volume", "")))
    strength = message.of_kind(titrant or "", ("concentration",), ())
    if quoted.kind == "volume" and titrant and sample and strength:
        analyte = message.beside(sample)
        if analyte not in (None, titrant):
            of = message.smiles(titrant) or titrant
            return {**arguments, "molecule": analyte, "amount": f"{amount}, {strength[0].text} of {of}"}
    said = message.of_kind(handle, ("per cent",), (amount,))
    return {**arguments, "amount": ", ".join([amount, *dict.fromkeys(each.text for each in said)])}


def _table(arguments: dict[str, Any], message: _Message) -> dict[str, Any]:
    """Amounts in the order of the reactants, and what was isolated, where the message says which is whose."""
    kinds = (*EXTENSIVE, "equivalents")
    whose = [
        (each, message.owner(each) if each.kind == "equivalents" else message.beside(each))
        for each in message.stated
        if each.kind in kinds
    ]
    reactants, product = _roles(arguments, message, whose)
    amounts = []
    for reactant in reactants:
        own = [each for each, owner in whose if owner == reactant]
        if not own:
            return arguments
        first = next((each for each in own if each.kind in EXTENSIVE), own[0])
        strength = [
            each.text
            for each in message.stated
            if each.kind in ("density", "concentration", "per cent") and message.beside(each) == reactant
        ]
        amounts.append(first.text + (f" ({', '.join(strength)})" if strength else ""))
    got = [
        each.text
        for each, owner in whose
        if each.kind in ("mass", "amount")
        and (owner == product or owner is None and _GOT.search(message.text[: each.start]))
    ]
    arguments.pop("isolated", None)
    arguments |= {"molecules": reactants, "product": product, "amount": "; ".join(amounts)}
    return arguments | ({"isolated": got[0]} if got else {})


def _roles(
    arguments: Mapping[str, Any], message: _Message, whose: Sequence[tuple[Stated, str | None]]
) -> tuple[list[str], str]:
    """Reactants and product; where all compounds but one are measured in, that one is the product."""
    named = list(dict.fromkeys(handle.group() for handle in message.handles))
    used = {owner for each, owner in whose if not _GOT.search(message.text[: each.start])}
    reactants = [str(each) for each in arguments.get("molecules", [])]
    product = str(arguments.get("product", ""))
    related = {owner for each, owner in whose if each.kind == "equivalents"}
    if product in related and product not in reactants:  # "1.5 equiv of M1 to 3 g of M2" names no product
        return [*reactants, product], product
    others = [handle for handle in named if handle not in used]
    if len(others) == 1 and set(named) == {*reactants, product}:
        return [handle for handle in named if handle in used], others[0]
    return reactants, product


def _with_sign(arguments: dict[str, Any], message: _Message) -> dict[str, Any]:
    """The quantity with the minus that stands before it: "-5.4 eV", "minus 78 °C"."""
    quoted = str(arguments.get("quantity", ""))
    if quoted[:1].isdigit() and re.search(
        rf"(?:^|[\s(=:~≈])(?:[-−–]\s?|minus\s)(?={re.escape(quoted)})", message.text, re.IGNORECASE
    ):
        arguments["quantity"] = f"-{quoted}"
    return arguments


_COMPLETED: dict[str, Callable[[dict[str, Any], _Message], dict[str, Any]]] = {
    "convert_amount": _amount,
    "convert_units": _with_sign,
    "solution_mass": _solution,
    "solution_concentration": _concentration,
    "dilution": _dilution,
    "reaction_table": _table,
}
