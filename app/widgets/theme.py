"""The colours of the window, light and dark."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Theme:
    """Colours as ``#rrggbb``, named by what they are for.

    Attributes:
        dark: Whether text is light on dark.
        ground: Behind the conversation.
        side: Behind the list of conversations and the bars.
        raised: Cards, fields and menus.
        hover: What the pointer is on.
        line: Borders and separators.
        text: Text.
        muted: Text of second rank; readable on every background here.
        accent: The one accent colour: links, the chosen thing, the send button.
        accent_text: Text on the accent colour.
        accent_soft: Background of what is chosen.
        bubble: Background of the user's messages.
        good: Signs of success.
        bad: Signs and words of failure.
        bad_soft: Background of failures.
        doubt: Signs of doubt.
        doubt_soft: Background of doubts.
        mark: Background of what a search found.
    """

    dark: bool
    ground: str
    side: str
    raised: str
    hover: str
    line: str
    text: str
    muted: str
    accent: str
    accent_text: str
    accent_soft: str
    bubble: str
    good: str
    bad: str
    bad_soft: str
    doubt: str
    doubt_soft: str
    mark: str


LIGHT = Theme(
    dark=False,
    ground="#ffffff",
    side="#f4f6f7",
    raised="#ffffff",
    hover="#e9edef",
    line="#dce1e5",
    text="#1a2127",
    muted="#56626d",
    accent="#0b6e69",
    accent_text="#ffffff",
    accent_soft="#dcf0ee",
    bubble="#edf4f4",
    good="#1a7f4b",
    bad="#b3261e",
    bad_soft="#fdeeec",
    doubt="#8a5a00",
    doubt_soft="#fdf4e0",
    mark="#fde68a",
)

DARK = Theme(
    dark=True,
    ground="#14181c",
    side="#0f1316",
    raised="#1b2126",
    hover="#252d33",
    line="#2c353c",
    text="#e4e9ed",
    muted="#9eabb6",
    accent="#52c7bb",
    accent_text="#06211f",
    accent_soft="#143b38",
    bubble="#1d2a2c",
    good="#5ccf8e",
    bad="#ff9187",
    bad_soft="#3a1f1d",
    doubt="#e8b955",
    doubt_soft="#362b14",
    mark="#5c4a12",
)
