"""What the policy says where no tool is needed, or none can help."""

from __future__ import annotations

from sandbox.replies import CLARIFY, UNSUPPORTED

REPLIES: dict[str, str] = {
    "greeting": "Hello! Give me a molecule and ask me about it.",
    "thanks": "You're welcome!",
    "goodbye": "Goodbye, and good luck at the bench!",
    "smalltalk": "I am Retort, a chemist's assistant that works offline with chemistry tools.",
    "unsupported": UNSUPPORTED,
    "offtopic": "That is outside what I can do: I answer questions about molecules with chemistry tools.",
    "no_molecule": CLARIFY,
    "empty_reference": CLARIFY,
}

WEIGHTS: dict[str, float] = {
    "greeting": 1.0,
    "thanks": 0.8,
    "goodbye": 0.5,
    "smalltalk": 0.8,
    "unsupported": 8.0,
    "offtopic": 1.5,
    "no_molecule": 2.5,
    "empty_reference": 0.3,
}

# Once a molecule is on the table, "and its logP?" is no longer a question without one.
UNCLEAR = ("no_molecule", "empty_reference")
LATER_WEIGHTS = {section: weight for section, weight in WEIGHTS.items() if section not in UNCLEAR}
