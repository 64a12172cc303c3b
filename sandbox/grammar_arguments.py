"""What the grammar lets a call of a tool say: its name, then each argument that the message leaves open."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace

from sandbox.grammar_rules import MAX_ORDERED, Rules, ascending, literal, optional, pair
from sandbox.protocol import CALL_CLOSE
from sandbox.quotable import ONLY_AS_STATED, QUANTITIES, UNITLESS, numbers_left, quotable
from sandbox.registry import Argument, ToolSpec
from sandbox.talk.edit_direction import direction
from sandbox.talk.insisted import all_together, in_role, is_excluded, is_insisted, typed_options
from sandbox.talk.lettered import mechanisms_in, options_in
from sandbox.talk.subjects import allowed
from sandbox.turn_scope import TurnScope
from sandbox.workspace import HANDLE

_A_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|fifty|hundred|dozen|couple|half|"
    r"single|few|several|physiological|neutral|acid(?:ic)?|basic|blood|plasma|stomach|gastric|intestin\w*|"
    r"room|body|ambient)\b",
    re.IGNORECASE,
)
ALONE = frozenset({"impurity_signals"})  # tools for two molecules of which the second may be left unsaid
NAME = "name"  # the argument that quotes what a reaction, a protecting group or a compound is called


def call_of(rules: Rules, spec: ToolSpec, scope: TurnScope) -> str | None:
    """The rest of a call after ``{"name": "``, or None where the tool cannot be called now."""
    if spec.name in scope.subjects:
        scope = replace(scope, molecules=allowed(spec, scope.molecules, scope.subjects[spec.name]))
    if spec.name in scope.made:  # the same call once more would give the same result
        done = scope.made[spec.name]
        scope = replace(scope, molecules=[handle for handle in scope.molecules if handle not in done])
    needed = _needed(rules, spec, scope)
    if needed is None:
        return None
    opening, closing = literal(f'{spec.name}", "arguments": {{'), literal("}}" + CALL_CLOSE)
    return " ".join([opening, *needed, *_beside(rules, spec, scope, first=not needed), closing])


def _needed(rules: Rules, spec: ToolSpec, scope: TurnScope) -> list[str] | None:
    """The arguments that a call must have; None where one of them cannot be given."""
    required = [argument for argument in spec.arguments if argument.required]
    amounts = [_said(argument, scope) for argument in required if argument.name in QUANTITIES]
    if any(len(each) == 1 and amounts.count(each) > 1 for each in amounts):
        return None  # a dilution needs two concentrations
    parts: list[str] = []
    while required:
        comma = ", " if parts else ""
        alike = _different(spec, required, scope)
        if alike is not None:
            told = direction(scope.user_text) if required[0].kind == "term" else None
            value = pair(rules, comma, required[0].name, required[1].name, alike, told)
        else:
            value = _value(rules, spec, required[0], _narrowed(spec, required[0], scope))
            comma += f'"{required[0].name}": '
            value = value and f"{literal(comma)} {value}"
        if value is None:
            return None
        parts.append(value)
        required = required[2 if alike is not None else 1 :]
    return parts


def _beside(rules: Rules, spec: ToolSpec, scope: TurnScope, *, first: bool) -> list[str]:
    """The arguments that a call may have besides, and those of them that the message insists on."""
    parts: list[str] = []
    pairs: list[str] = []
    for argument in (a for a in spec.arguments if not a.required and (scope.free_answer or not a.expert)):
        narrowed = _narrowed(spec, argument, scope)
        value = _value(rules, spec, argument, narrowed) if _asked_for(spec, argument, scope) else None
        if value is None:
            continue
        stated = literal(f'"{argument.name}": ') + " " + value
        if not first and (
            is_insisted(argument, scope.typed_text, scope.user_text)
            or (scope.number and argument.name in UNITLESS)
        ):
            parts += [*optional(pairs, first=False), f'", " {stated}']
            pairs = []
        else:
            pairs.append(stated)
    return parts + optional(pairs, first=first)


def _said(argument: Argument, scope: TurnScope) -> set[str]:
    """The amounts of the message, and of the one before, that an argument may quote."""
    return {quote for text in (scope.user_text, scope.earlier_text) for quote in quotable(argument, text)}


def _asked_for(spec: ToolSpec, argument: Argument, scope: TurnScope) -> bool:
    """Whether the message has words for an optional argument, beside what the required ones take of them."""
    if is_excluded(argument, scope.typed_text):
        return False
    if argument.name in ONLY_AS_STATED and argument.kind == "text":
        return bool(quotable(argument, scope.user_text, scope.earlier_text))
    if argument.kind in ("integer", "number"):
        return scope.free_answer or any(
            _A_NUMBER.search(HANDLE.sub(" ", text)) for text in (scope.user_text, scope.earlier_text)
        )
    if not argument.vocabulary:
        return True
    taken = sum(other.required and other.vocabulary == argument.vocabulary for other in spec.arguments)
    return len(scope.terms.get(argument.vocabulary, ())) > taken


def _different(spec: ToolSpec, required: Sequence[Argument], scope: TurnScope) -> Sequence[str] | None:
    """What the next two arguments choose from, where both choose from the same and must differ; else None."""
    if len(required) < 2 or required[0].kind != required[1].kind:
        return None
    if required[0].kind == "molecule":
        return scope.molecules if spec.name in ALONE or _may_pair(scope) else ()
    terms = scope.terms.get(required[0].vocabulary, ())
    same = required[0].kind == "term" and required[0].vocabulary == required[1].vocabulary
    return terms if same and 2 <= len(terms) <= MAX_ORDERED else None


def _may_pair(scope: TurnScope) -> bool:
    """Whether there are two molecules, or one that is named twice: "is CCO the same as CCO?"."""
    return len(scope.molecules) != 1 or not scope.user_text or len(HANDLE.findall(scope.user_text)) > 1


def _narrowed(spec: ToolSpec, argument: Argument, scope: TurnScope) -> TurnScope:
    """Offer the molecule that the message means, or a whole vocabulary where it mentions too few terms."""
    if meant := in_role(spec, argument, scope.user_text):
        return replace(scope, molecules=[meant], patterns=[])
    if not argument.required:
        return scope
    key = argument.vocabulary
    needed = sum(other.vocabulary == key and other.required for other in spec.arguments) if key else 0
    if needed <= len(scope.terms.get(key, ())):
        return scope
    return replace(scope, terms={other: terms for other, terms in scope.terms.items() if other != key})


def _value(rules: Rules, spec: ToolSpec, argument: Argument, scope: TurnScope) -> str | None:
    """What an argument may be; None where there is nothing that it could be."""
    kind = argument.kind
    if kind == "molecules":
        return _several(rules, spec, argument, scope)
    if kind in ("molecule", "written", "pattern", "reaction", "table", "plan"):
        handles = _handles(kind, scope)
        return rules.of("molecule" if kind == "written" else kind, handles) if handles else None
    if kind in ("term", "choice"):
        options = (
            scope.terms.get(argument.vocabulary)
            or (() if argument.vocabulary else typed_options(argument, scope.typed_text))
            or argument.options()
        )
        return rules.of(kind, options)
    if kind == "boolean":
        return rules.named("boolean", '"true" | "false"')
    if scope.number and argument.name in UNITLESS:
        quoted = json.dumps(scope.number) if kind == "text" else re.sub(r"[^\d.-]", "", scope.number)
        return literal(quoted)
    if kind in ("integer", "number"):
        digits = r"-?[0-9]{1,6}" + (r"(\.[0-9]{1,6})?" if kind == "number" else "")
        return rules.named(kind, f"/{digits}/")
    return _words(rules, argument, scope)


def _handles(kind: str, scope: TurnScope) -> Sequence[str]:
    """The handles that an argument of a kind may be."""
    return {
        "molecule": scope.molecules,
        "written": scope.molecules,
        "pattern": (*scope.patterns, *scope.molecules),
        "reaction": scope.reactions,
        "table": scope.tables,
        "plan": scope.plans,
    }[kind]


def _several(rules: Rules, spec: ToolSpec, argument: Argument, scope: TurnScope) -> str | None:
    """A list of molecules: any of them, or all that the message puts together."""
    if not scope.molecules:
        return None
    together = all_together(spec, scope.user_text)
    if len(together) >= argument.at_least and set(together) <= set(scope.molecules):
        return ascending(rules, together, len(together))
    return ascending(rules, scope.molecules, argument.at_least)


def _words(rules: Rules, argument: Argument, scope: TurnScope) -> str | None:
    """Words of the message, or of the one before, that an argument may quote."""
    if argument.part == "options" and (
        stated := options_in(scope.user_text) or mechanisms_in(scope.user_text)
    ):
        return rules.of("options", [stated])
    if argument.name == NAME and scope.same_name:
        return rules.of("name", [scope.same_name])
    options = quotable(argument, scope.user_text, scope.earlier_text)
    if argument.name in UNITLESS:
        options = options or numbers_left(scope.user_text, scope.earlier_text)
    if options or argument.name in QUANTITIES:
        return rules.of("quoted", options) if options else None
    return rules.named("quote", _quote(scope.user_text, scope.earlier_text)) if scope.user_text else None


def _quote(*texts: str) -> str:
    """Words of one of the texts, as a JSON string."""
    quotable = [json.dumps({"substring_words": text[:4000]}, ensure_ascii=False) for text in texts if text]
    return f'"\\"" ({" | ".join(f"%regex {each}" for each in quotable)}) "\\""'
