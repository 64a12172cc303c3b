"""A small project of one afternoon, played in the window: what the pictures of it are about."""

from __future__ import annotations

from collections.abc import Sequence

from tests.core.scripted import call
from tools_dev.stage import Stage, settle

CHLORPROMAZINE = "CN(C)CCCN1c2ccccc2Sc2ccc(Cl)cc21"

SHORT: Sequence[tuple] = (
    (
        "Which is heavier, caffeine or theophylline?",
        call("property_difference", first="M1", second="M2", property="molecular weight"),
        "M1 is heavier than M2 by V1.",
    ),
    (
        "How many stereocentres has quinine?",
        call("stereocentres", molecule="M1"),
        "M1 has V1 stereocentres.",
    ),
    ("Are there PAINS alerts in curcumin?", call("pains_alerts", molecule="M1"), "PAINS alerts in M1: V1."),
    (
        "Murcko scaffold of promethazine",
        call("murcko_scaffold", molecule="M1"),
        "The scaffold of M1 is M2.",
    ),
    ("GHS classification of acrylamide", call("ghs_classification", molecule="M1"), "GHS of M1: V1."),
)
FOLDERS = {"How many stereocentres": "Natural products", "Are there PAINS": "Natural products"}
PROJECT: Sequence[tuple] = (
    (
        f"Replace the chloro of {CHLORPROMAZINE} with methoxy; what does that do to logP and TPSA?",
        call("replace_group", molecule="M1", group="chloro", replacement="methoxy"),
        call("property_difference", first="M2", second="M1", property="logP"),
        call("property_difference", first="M2", second="M1", property="TPSA"),
        "The product is M2. Against M1, its logP changes by V1 and its TPSA by V2.",
    ),
    (
        "Remove the nitro group of M1, and count its rings",
        call("remove_group", molecule="M1", group="nitro"),
        call("ring_count", molecule="M1"),
        "M1 has no nitro group that could be removed. It has V4 rings.",
    ),
    (
        "Does M2 pass Lipinski's rule of five, and which Brenk alerts has it?",
        call("lipinski", molecule="M2"),
        call("brenk_alerts", molecule="M2"),
        "Lipinski's rule of five for M2: V4. Brenk alerts: V8.",
    ),
)
RESULTS: dict[str, tuple] = {
    "design": (
        "Make CC(=O)Nc1ccc(Cl)cc1 more soluble and keep its scaffold",
        call("optimize_molecule", molecule="M1", objective="higher solubility", evaluations=60, seconds=60),
        "The best analogue is M2; its solubility is V1.",
    ),
    "route": (
        "How can I make CCOc1ccc(NC(C)=O)cc1?",
        call("plan_synthesis", molecule="M1"),
        "Steps of the route to M1: V1. Made from what can be bought: V2.",
    ),
    "card": (
        "What are the conditions of a Suzuki coupling?",
        call("reaction_conditions", name="Suzuki coupling"),
        "Typical conditions: V1.",
    ),
    "admet": (
        "ADMET profile of paracetamol",
        call("admet_profile", molecule="M1"),
        "The intestinal absorption of M1 is V1, its passage into the brain V5.",
    ),
}


def play(stage: Stage) -> None:
    """Hold the conversations that the scenes are about; the last one stays open."""
    for question, *script in SHORT:
        stage.window.control.new()
        stage.ask(question, *script)
    store = stage.store
    rows = {row.title: row.id for row in store.conversations.list()}
    for title, folder in FOLDERS.items():
        for each, number in rows.items():
            if each.startswith(title):
                store.conversations.set_folder(number, folder)
    for title, number in rows.items():
        if title.startswith("Which is heavier"):
            store.conversations.delete(number)
        if title.startswith("GHS"):
            store.conversations.pin(number, True)
    stage.window.control.new()
    for question, *script in PROJECT:
        stage.ask(question, *script)
    stage.window.conversations.refresh()
    settle()
