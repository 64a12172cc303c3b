"""Templates that combine a noun phrase ({a}: "logP") with several molecules or with a product."""

from __future__ import annotations

EACH_OF = (
    "What is the {a} of each of {ms}?",
    "{a} for {ms}",
    "Give me the {a} of {ms}.",
    "I need the {a} for all of these: {ms}",
    "{ms}: {a} of each please",
    "Calculate the {a} of these compounds: {ms}.",
    "list the {a} of {ms}",
    "Could you work out the {a} for {ms}? One value each.",
    "we made {ms}; what's the {a} of every one of them",
    "{a} one by one: {ms}",
    "Please report {a} values for {ms}.",
    "For {ms}, tell me the {a}.",
    "Here are my compounds: {ms}. I want the {a} of each.",
    "the {a} of {ms}, individually",
    "run {a} on {ms}",
)
CHAIN_SCAFFOLD = (
    "What is the {a} of the Murcko scaffold of {m}?",
    "Murcko scaffold of {m}, and the {a} of that scaffold",
    "Take the Bemis-Murcko framework of {m} and give me its {a}.",
    "strip {m} to its murcko scaffold, then the {a} of what's left",
    "{m}: scaffold, then {a} of the scaffold",
    "Get the scaffold of {m} and calculate the {a} for it",
    "how does the bare Murcko framework of {m} look, and what is the framework's {a}?",
    "reduce {m} to the Murcko scaffold and report that scaffold's {a}",
    "I want the {a} of the core scaffold of {m}",
    "find {m}'s Bemis–Murcko scaffold and the {a} of it please",
)
PRODUCT_TAILS = (
    " and give me the {a} of the product.",
    ". Then tell me the {a} of the new molecule.",
    ", and what is the {a} of the result?",
    "; {a} of the product?",
    " and calculate the {a} afterwards",
    ". What's the {a} of the new compound?",
    ", then the {a} of what you get.",
    ". I also need the {a} of the modified molecule.",
    " and report the product's {a}",
    ". After that, the {a} of the edited structure please",
)
PRODUCT_FOLLOWUPS = (
    "What is the {a} of the product?",
    "and the {a} of the new molecule?",
    "now the {a} of that product",
    "{a} of the result?",
    "What's the new compound's {a}?",
    "give me the {a} for the one you just made",
    "and what {a} does the new structure have?",
    "the {a} of the modified one please",
    "calculate the {a} of what you got",
    "ok, {a} of the new one",
)
SAME_FOR = (
    "Same for {n}.",
    "and for {n}?",
    "the same for {n} please",
    "What about {n}?",
    "how about {n}",
    "And {n}?",
    "now {n}",
    "Now do {n}.",
    "and what is it for {n}?",
    "{n} as well please",
    "repeat that with {n}",
    "same question, but {n}",
    "ok and {n}",
    "Could you do the same for {n}?",
    "also {n}",
)
RANK_AGAIN = {
    "highest first": (
        "And by {property}, highest first?",
        "now sort them by {property}, largest on top",
        "which one has the highest {property}?",
        "rank the same ones by {property} instead",
        "same list by {property}, descending",
        "now by {property}",
        "and sorted by {property}?",
    ),
    "lowest first": (
        "And by {property}, lowest first?",
        "now order them by {property}, smallest on top",
        "which of them has the lowest {property}?",
        "same list by {property}, ascending please",
        "and who has the least {property}",
    ),
}
