"""How an answer about several molecules, or several items of a list, is laid out: a line for each."""

from __future__ import annotations

from sandbox.exchange import Exchange, Step
from sandbox.results import PlanMade, Quantity, Structure, TableMade
from sandbox.statements import MAX_STATED

FEW = 2  # things asked of one molecule, up to which a sentence reads better than a list
IN_LINES = 3  # molecules from which on an answer is a list rather than a paragraph


def answer_in_lines(turn: Exchange) -> str:
    """The answer where the message asks one thing of several, or several things of several; else nothing."""
    if turn.reading.one_by_one:
        labelled = zip(turn.reading.one_by_one, turn.steps, strict=False)
        stated = list(dict.fromkeys(_labelled(said.label, step.statement) for said, step in labelled))
        return ("\n" if len(stated) >= IN_LINES else " ").join(stated)
    pairs = turn.reading.pairs
    molecules = {molecule for each in pairs.values() for molecule in each}
    return _molecule_by_molecule(turn) if len(molecules) > 1 or len(pairs) > FEW else ""


def _labelled(label: str, statement: str) -> str:
    """A statement after what it is about, where it does not say it: "5 mmol: The mass is V1."."""
    return f"{label}: {statement}" if label and label not in statement else statement


def _molecule_by_molecule(turn: Exchange) -> str:
    """What was found, a line for each molecule."""
    place = {tool: number for number, tool in enumerate(turn.reading.pairs)}
    lines: dict[str, list[Step]] = {}
    for step in sorted(turn.steps, key=lambda step: place.get(step.call.tool, -1)):
        lines.setdefault(str(step.call.arguments.get("molecule", "")), []).append(step)
    named = sorted(lines, key=lambda handle: int(handle[1:] or 0))
    return "\n".join(_line(handle, lines[handle]) for handle in named)


def statement_by_statement(answer: str, turn: Exchange) -> str:
    """An answer that repeats what calls stated: once, and a line for each of three molecules or more."""
    stated = dict.fromkeys(step.statement for step in turn.steps if step.statement)
    for each in stated:  # a call that was made twice says nothing new
        before, found, after = answer.partition(each)
        answer = before + found + after.replace(f" {each}", "")
    about = {str(step.call.arguments.get("molecule", "")) for step in turn.steps}
    if len(stated) >= IN_LINES and len(about) == len(stated) and all(each in answer for each in stated):
        for each in stated:
            answer = answer.replace(f" {each}", f"\n{each}")
    return answer


def _line(handle: str, steps: list[Step]) -> str:
    """Values after the molecule, then in sentences what is no value: structures, failures."""
    short = [step for step in steps if handle and _is_short(step)]
    values = dict.fromkeys(value for step in short for value in _values(step))
    told = [f"{handle}: {'; '.join(values)}."] if values else []
    return " ".join([*told, *dict.fromkeys(step.statement for step in steps if step not in short)])


def _is_short(step: Step) -> bool:
    return (
        step.result.ok
        and len(step.result.values) <= MAX_STATED
        and not any(isinstance(item, Structure | TableMade | PlanMade) for item in step.result.values)
    )


def _values(step: Step) -> list[str]:
    return [
        f"{item.property}{'' if isinstance(item, Quantity) and item.value is not None else ':'} {handle}"
        for item, handle in zip(step.result.values, step.result.handles, strict=True)
        if not isinstance(item, Structure)
    ]
