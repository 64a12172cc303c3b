"""Amounts that a text states, each with its kind: "2.5 equiv", "10 mmol", "60 %", "d 1.19"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sandbox.bench.quantities import COUNTS

EXTENSIVE = ("amount", "mass", "volume")
_NUMBER = r"[-−]?\d(?:[\d.,]*\d)?(?:\s?[x×*·]\s?10\s?\^?\s?[-−]?\d{1,2}|[eE][-−]?\d{1,2})?"
_COUNT = rf"(?:{'|'.join(sorted(COUNTS, key=len, reverse=True))})"  # before units that are words
_LITRE = r"(?:[mµμud]?[lL]|dm\^?[3³]|cm\^?[3³])"
_PREFIX = r"(?:kilo|milli|micro|nano)?"
# Longer units first: "mol %" before "mol", "g/mL" before "g".
_UNITS = (
    ("loading", r"mol[\s-]?%"),
    ("excess", r"%\s(?:of\s|in\s)?excess|[\s-]?(?:fold|times|x)\s(?:molar\s)?excess"),
    ("equivalents", r"(?:mol(?:ar)?\.?[\s-])?(?:equiv(?:alents?)?\b\.?|eqs?\b\.?)"),
    ("per cent", r"(?:wt|w|weight|mass)?[\s.-]?%|per\s?cent"),
    ("density", r"g\s?/\s?(?:m[lL]|cm\^?[3³]|cc)|g\s?(?:m[lL]|cm)\^?[-−⁻][13¹³]|kg/[lL]"),
    ("mass concentration", r"[mµμun]?g/(?:[mdµμu]?[lL]|100\s?m[lL]|m\^?[3³])"),
    # "10x PBS to 1x", but not "washed 3x with water" or "3x 10 mL"
    ("multiple", r"(?<=[^\d.]1)[xX]|(?<=\d)[xX](?=\s(?:[A-Z]{2,}|M\d+|stock|buffer|solution|to)\b)"),
    ("concentration", rf"[mµμun]?mol\s?(?:/\s?{_LITRE}|[lL]\^?[-−⁻][1¹])|{_PREFIX}molar|[mµμunp]?M|N"),
    ("amount", r"[kmµμun]?mol"),
    ("parts", r"pp[mb]"),
    ("pressure", r"atm(?:ospheres?)?|m?bar|[kMh]?Pa|[tT]orr|mm\s?Hg|psi"),
    ("energy", r"(?:k?cal|k?J)(?:/mol)?|eV|hartree"),
    ("wave", r"nm|cm\^?[-−]1"),
    ("temperature", r"°\s?[CF]|deg(?:rees)?\.?\s?C|[CK]"),
    ("volume", rf"{_LITRE}|cc|gal"),
    ("mass", r"[kmµμun]?g|oz|lbs?"),
)
_SPELT = (
    ("equivalents", r"equivalents?"),
    ("amount", rf"{_PREFIX}moles?"),
    ("volume", rf"{_PREFIX}lit(?:re|er)s?|gallons?"),
    ("mass", rf"{_PREFIX}gram(?:me)?s?|ounces?|pounds?|tons?|tonnes?"),
)


def _alternatives(kinds: tuple[tuple[str, str], ...], mark: str) -> str:
    return "|".join(f"(?P<{mark}{i}>{units})" for i, (_, units) in enumerate(kinds))


_STATED = re.compile(
    rf"(?<![\w.,/])(?:"
    rf"(?P<labelled>(?:\bd|\bdensity|\brho|ρ|sp\.?\s?gr\.?)\s?(?:is|of|=|:)?\s?(?P<dense>\d[.,]\d+)(?:\s?g/m[lL])?)"
    rf"|(?P<strong>(?:(?<!final )(?<!the )(?<!what )conc(?:entrated\b|\.|\b)(?!\s?\?|\s(?:of|is|in)\b)|"
    rf"glacial\b))"
    rf"|(?P<condition>STP|NTP|(?:standard|normal|room) conditions)"
    rf"|(?P<fold>two|three|four|five|ten)[\s-]?fold\s(?:molar\s)?excess"
    rf"|(?P<number>{_NUMBER})[\s-]?(?:{_alternatives(_UNITS, 'u')}|{_alternatives(_SPELT, 's')})"
    rf"|{_COUNT}\s(?:{_alternatives(_SPELT, 'w')})"
    rf")(?![\w/]|[-−]?\d)"
)
# What a share is of, where it is no share of a compound in a material.
_OTHER_SHARE_AFTER = re.compile(
    r"\W{0,2}\s*(?:isolated |crude |chemical |optical |overall )?(?:yields?|ee|de|er|dr|conversion|humidity|"
    r"more|less|of (?:the|it|that|this|theory)|error|v/v|\(v/v\)|inhibition|deviation|transmi|power|recovery|"
    r"larger|smaller)\b",
    re.IGNORECASE,
)
_OTHER_SHARE_BEFORE = re.compile(
    r"\b(?:yields?|ee|de|conversion|humidity|recovery|by)\s*(?:of|is|was|=|:)?\s*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Stated:
    """An amount in a text.

    Attributes:
        start: Where it begins.
        end: Where it ends.
        text: As written.
        kind: amount, mass, volume, concentration, mass concentration, density, parts (ppm, ppb), pressure,
            multiple (of a working solution: "10x"), energy, wave (its length or number), temperature,
            equivalents, loading (mol %), excess, per cent (by mass), share (a yield, an excess of one
            enantiomer and the like), strong ("concentrated", "glacial"), condition ("STP").
    """

    start: int
    end: int
    text: str
    kind: str

    def blanked(self, text: str) -> str:
        """The text with spaces in place of this amount."""
        return text[: self.start] + " " * (self.end - self.start) + text[self.end :]


def stated_in(text: str) -> list[Stated]:
    """The amounts of a text, in their order."""
    found = []
    for match in _STATED.finditer(text):
        kind = _kind(match)
        if kind == "per cent" and (
            _OTHER_SHARE_AFTER.match(text[match.end() :]) or _OTHER_SHARE_BEFORE.search(text[: match.start()])
        ):
            kind = "share"
        found.append(Stated(match.start(), match.end(), match.group(), kind))
    return found


def _kind(match: re.Match[str]) -> str:
    for name, kind in (
        ("labelled", "density"),
        ("strong", "strong"),
        ("condition", "condition"),
        ("fold", "excess"),
    ):
        if match[name]:
            return kind
    for mark, kinds in (("u", _UNITS), ("s", _SPELT), ("w", _SPELT)):
        for i, (kind, _) in enumerate(kinds):
            if match[f"{mark}{i}"]:
                return kind
    raise AssertionError(match.group())
