"""The grammar of one assistant turn, compiled for llguidance (its Lark dialect).

It is made anew before every generation from the tools on offer and the handles that exist at that moment:
a call can name only these tools and handles, and an answer can contain digits only inside handles that
exist or words that the user or a tool's own statement used.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sandbox.protocol import CALL_CLOSE, CALL_OPEN, write_call
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
DIGIT_WORD = re.compile(r"[^\s<>\"“”]*\d[^\s<>\"“”]*")
ALONE = frozenset({"impurity_signals"})  # tools for two molecules of which the second may be left unsaid
NAME = "name"  # the argument that quotes what a reaction, a protecting group or a compound is called
MAX_WORDS = 60
MAX_WORD = 60  # characters
MAX_ORDERED = 40  # molecules; the rules for ordered lists and pairs grow with the square of their number
# What is repeated stands by itself: no letter, digit, sign or decimal point joins it, so that "2"
# and "5" of the question do not become 25, 2.5 or -2.
_ANSWER = r"""ANSWER: TEXT+ | (TEXT* EDGE)? CHAIN (/[.,]/ | AFTER TEXT*)?
CHAIN: WORD (LINK WORD)*
LINK: EDGE | /[.,]/ EDGE | AFTER TEXT* EDGE
TEXT: /[^0-9<]/
EDGE: /[^0-9<A-Za-z_.,+−-]/
AFTER: /[^0-9<A-Za-z_.,]|[.,][^0-9<]/"""


def digit_words(*texts: str) -> tuple[str, ...]:
    """Return the words with digits in some texts, each once, at most sixty."""
    found = (match.group().strip(".,;:!?()[]'`*") for text in texts for match in DIGIT_WORD.finditer(text))
    words = (word for word in found if len(word) <= MAX_WORD and not HANDLE.search(word))
    return tuple(dict.fromkeys(words))[:MAX_WORDS]


@dataclass(frozen=True)
class CompiledTurn:
    """What an assistant turn may be.

    Attributes:
        scope: What it may refer to.
        grammar: The Lark grammar of the whole turn (the end token not included).
        tools: Names of the tools that can be called: what they take is there.
    """

    scope: TurnScope
    grammar: str
    tools: tuple[str, ...]


def compile_turn(scope: TurnScope) -> CompiledTurn:
    """Compile the grammar of an assistant turn."""
    if scope.exact and scope.calls_left:
        written = " | ".join(_literal(write_call(call.tool, call.arguments)) for call in scope.exact)
        return CompiledTurn(scope, f"start: {written}\n", tuple({call.tool: None for call in scope.exact}))
    rules = _Rules()
    calls = {spec.name: _call(rules, spec, scope) for spec in scope.tools} if scope.calls_left else {}
    offered = {tool: call for tool, call in calls.items() if call}
    lines = _answer(scope)
    if offered:
        opening = _literal(CALL_OPEN + '{"name": "')
        lines.insert(0, f"start: {opening} call" + ("" if offered.keys() & scope.due else " | ANSWER"))
        lines.append("call: " + "\n    | ".join(offered.values()))
    else:
        lines.insert(0, "start: ANSWER")
    return CompiledTurn(scope, "\n".join([*lines, *rules.lines()]) + "\n", tuple(offered))


class _Rules:
    """Named alternatives that several arguments share, each written once."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}

    def of(self, stem: str, options: Iterable[str]) -> str:
        body = " | ".join(_literal(json.dumps(option, ensure_ascii=False)) for option in options)
        return self.named(stem, body)

    def named(self, stem: str, body: str) -> str:
        if body not in self._names:
            self._names[body] = f"{stem}{len(self._names)}"
        return self._names[body]

    def lines(self) -> list[str]:
        return [f"{name}: {body}" for body, name in self._names.items()]


def _call(rules: _Rules, spec: ToolSpec, scope: TurnScope) -> str | None:
    """The rest of a call after ``{"name": "``, or None where the tool cannot be called now."""
    if spec.name in scope.subjects:
        scope = replace(scope, molecules=allowed(spec, scope.molecules, scope.subjects[spec.name]))
    if spec.name in scope.made:  # the same call once more would give the same result
        done = scope.made[spec.name]
        scope = replace(scope, molecules=[handle for handle in scope.molecules if handle not in done])
    parts = [_literal(f'{spec.name}", "arguments": {{')]
    required = [argument for argument in spec.arguments if argument.required]
    amounts = [_said(argument, scope) for argument in required if argument.name in QUANTITIES]
    if any(len(each) == 1 and amounts.count(each) > 1 for each in amounts):
        return None  # a dilution needs two concentrations
    while required:
        comma = ", " if len(parts) > 1 else ""
        alike = _different(spec, required, scope)
        if alike is not None:
            told = direction(scope.user_text) if required[0].kind == "term" else None
            value = _pair(rules, comma, required[0].name, required[1].name, alike, told)
        else:
            value = _value(rules, spec, required[0], _narrowed(spec, required[0], scope))
            comma += f'"{required[0].name}": '
            value = value and f"{_literal(comma)} {value}"
        if value is None:
            return None
        parts.append(value)
        required = required[2 if alike is not None else 1 :]
    pairs: list[str] = []
    for argument in (a for a in spec.arguments if not a.required and (scope.free_answer or not a.expert)):
        narrowed = _narrowed(spec, argument, scope)
        value = _value(rules, spec, argument, narrowed) if _asked_for(spec, argument, scope) else None
        if value is None:
            continue
        pair = _literal(f'"{argument.name}": ') + " " + value
        if len(parts) > 1 and (
            is_insisted(argument, scope.typed_text, scope.user_text)
            or (scope.number and argument.name in UNITLESS)
        ):
            parts += [*_optional(pairs, first=False), f'", " {pair}']
            pairs = []
        else:
            pairs.append(pair)
    parts += _optional(pairs, first=len(parts) == 1)
    parts.append(_literal("}}" + CALL_CLOSE))
    return " ".join(parts)


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


def _optional(pairs: Sequence[str], *, first: bool) -> list[str]:
    """Arguments that may be left out, in their order; ``first`` where none stands before them."""
    if not first:
        return [f'(", " {pair})?' for pair in pairs]
    starts = [" ".join([pair, *_optional(pairs[i + 1 :], first=False)]) for i, pair in enumerate(pairs)]
    return [f"({' | '.join(starts)})?"] if starts else []


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


def _pair(
    rules: _Rules,
    comma: str,
    first: str,
    second: str,
    options: Sequence[str],
    told: tuple[str, str] | None = None,
) -> str | None:
    """Two different options, or those told; the only one with itself, as in "is CCO the same as CCO?"."""
    if not options:
        return None
    if told and set(told) == set(options):
        return _literal(f'{comma}"{first}": "{told[0]}", "{second}": "{told[1]}"')
    if len(options) > MAX_ORDERED:
        one = rules.of("option", options)
        keys = _literal(f'{comma}"{first}": '), _literal(f', "{second}": ')
        return rules.named("pair", f"{keys[0]} {one} {keys[1]} {one}")
    pairs = []
    for option in options:
        others = rules.of("option", [other for other in options if other != option] or [option])
        written = json.dumps(option, ensure_ascii=False)
        opening = _literal(f'{comma}"{first}": {written}, "{second}": ')
        pairs.append(f"{opening} {others}")
    return rules.named("pair", " | ".join(pairs))


def _ascending(rules: _Rules, molecules: Sequence[str], at_least: int) -> str | None:
    """A list of different molecules in the order of their handles."""
    if len(molecules) < at_least:
        return None
    if len(molecules) > MAX_ORDERED:
        one = rules.of("molecule", molecules)
        return rules.named("molecules", f'"[" {one} (", " {one}){{{at_least - 1},}} "]"')
    after: dict[tuple[int, int], str] = {}  # (index, how many are still needed) → rule of what follows
    for index in range(len(molecules) - 1, -1, -1):
        for needed in range(at_least):
            further = [
                _literal(f', "{molecules[i]}"') + " " + after[i, max(0, needed - 1)]
                for i in range(index + 1, len(molecules))
                if (i, max(0, needed - 1)) in after
            ]
            if further and needed == 0:
                after[index, needed] = rules.named("after", f"({' | '.join(further)})?")
            elif further:
                after[index, needed] = rules.named("after", " | ".join(further))
            elif needed == 0:
                after[index, needed] = '""'
    starts = [
        _literal(f'["{molecule}"') + " " + after[i, at_least - 1]
        for i, molecule in enumerate(molecules)
        if (i, at_least - 1) in after
    ]
    return rules.named("molecules", f'({" | ".join(starts)}) "]"')


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


def _value(rules: _Rules, spec: ToolSpec, argument: Argument, scope: TurnScope) -> str | None:
    kind = argument.kind
    if kind in ("molecule", "molecules"):
        if not scope.molecules:
            return None
        if kind == "molecules":
            together = all_together(spec, scope.user_text)
            if len(together) >= argument.at_least and set(together) <= set(scope.molecules):
                return _ascending(rules, together, len(together))
            return _ascending(rules, scope.molecules, argument.at_least)
        return rules.of("molecule", scope.molecules)
    if kind == "written":
        return rules.of("molecule", scope.molecules) if scope.molecules else None
    if kind in ("pattern", "reaction"):
        handles = (*scope.patterns, *scope.molecules) if kind == "pattern" else scope.reactions
        return rules.of(kind, handles) if handles else None
    if kind in ("table", "plan"):
        handles = scope.tables if kind == "table" else scope.plans
        return rules.of(kind, handles) if handles else None
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
        return _literal(quoted)
    if kind in ("integer", "number"):
        digits = r"-?[0-9]{1,6}" + (r"(\.[0-9]{1,6})?" if kind == "number" else "")
        return rules.named(kind, f"/{digits}/")
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


def _answer(scope: TurnScope) -> list[str]:
    """The rules of an answer: plain text, in which handles and words with digits stand by themselves."""
    if scope.free_answer:
        return [r"ANSWER: /[^<](.|\n)*/"]
    exact = sorted({*scope.citable, *scope.words}, key=lambda word: (-len(word), word))
    if not exact:
        return ["ANSWER: /[^0-9<]+/"]
    return [_ANSWER, f"WORD: {' | '.join(_literal(word) for word in exact)}"]


def _literal(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
