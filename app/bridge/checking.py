"""The check of the installation with the model and tools that the window uses."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from app.bridge.backend import CHAT, Backend
from app.bridge.brain import Brain, describe
from app.core.selftest import Finding, check_descriptors, check_tools, check_versions, run_check
from app.core.trial import EXPECTED, Trial
from app.store.store import Store

CHECKS = ("versions", "tools", "descriptors", "database", "model", "question")


def check_installation(
    backend: Backend,
    found: Callable[[Finding], None],
    done: Callable[[list[Finding]], None],
    owner: QObject,
) -> None:
    """Check part by part, after the turn in progress.

    Args:
        backend: What is checked.
        found: Given each finding as it comes.
        done: Given all of them.
        owner: Neither is called once this object is gone, and what is left is not checked.
    """
    findings: list[Finding] = []

    def take(name: str, finding: Finding) -> None:
        findings.append(finding)
        found(finding)
        later = CHECKS[CHECKS.index(name) + 1 :]
        if later:
            start(later[0])
        else:
            done(findings)

    def start(name: str) -> None:
        backend.lanes.run(
            CHAT,
            partial(_check, backend, name),
            partial(take, name),
            lambda reason: take(name, Finding(name, False, reason, 0.0)),
            owner,
        )

    start(CHECKS[0])


def _check(backend: Backend, name: str) -> Finding:
    assert backend.store is not None
    return run_check(name, _checks_of(backend.brain(), backend.store)[name])


def _checks_of(brain: Brain, store: Store) -> dict[str, Callable[[], str]]:
    """The checks of the installation, by the names of `CHECKS`."""
    return {
        "versions": check_versions,
        "tools": lambda: check_tools(brain.registry, brain.pool),
        "descriptors": check_descriptors,
        "database": lambda: _check_database(store),
        "model": lambda: describe(brain.ready()).replace("\n", ", "),
        "question": lambda: _check_question(brain.try_out(lambda: False)),
    }


def _check_database(store: Store) -> str:
    problems = store.check()
    if problems:
        raise RuntimeError("; ".join(problems[:3]))
    return f"{len(store.conversations.list())} conversations, whole and readable"


def _check_question(trial: Trial) -> str:
    if trial.error:
        raise RuntimeError(trial.error)
    if EXPECTED not in trial.answer:
        raise RuntimeError(
            f"{trial.question} The answer is {EXPECTED}, but the model said: {trial.answer[:200]}"
        )
    return f"{trial.question} {trial.answer}"
