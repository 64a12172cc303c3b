"""Messages that take back what was done last: "undo that", "go back", "revert the last step"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sandbox.exchange import Exchange
from sandbox.protocol import ToolCall
from sandbox.registry import Registry
from sandbox.retrieval.reading import MAKERS
from sandbox.talk.exchanged_amounts import distinct

_TAKES_BACK = re.compile(
    r"\W*(?:(?:ok|no|hm+|please|sorry|can you|could you|let['’]?s|wait) ?,? ?)*"
    r"(?:undo|revert|reverse|cancel|take back|roll back|go back|step back|back)"
    r"(?: (?:to|it|that|this|the|last|previous|original|start\w*|one|step|change|edit|sort\w*|filter\w*|"
    r"before|again|please|molecule|structure|table|version|first|point))*\W*",
    re.IGNORECASE,
)
SHOWN, SUMMARY = "canonical_smiles", "table_summary"


def takes_back(message: str) -> bool:
    """Whether a message wants nothing but what was there before the last step."""
    return bool(_TAKES_BACK.fullmatch(message))


def taken_back(exchanges: Sequence[Exchange], registry: Registry) -> tuple[ToolCall, ...]:
    """The calls for a message that takes the last step back; none where it does not, or there was none.

    What was changed is shown as it was before; what was asked last is answered as it was asked before that.

    Args:
        exchanges: All exchanges of the branch, the open one last.
        registry: The tools.
    """
    if not takes_back(exchanges[-1].policy_text):
        return ()
    done = [past for past in exchanges[:-1] if any(step.result.ok for step in past.steps)]
    if not done:
        return ()
    first = next(step.call for step in done[-1].steps if step.result.ok)
    if first.tool in MAKERS and "molecule" in first.arguments:
        calls = [ToolCall(SHOWN, {"molecule": first.arguments["molecule"]}, "")]
    elif "table" in first.arguments and first.tool != SUMMARY:
        calls = [ToolCall(SUMMARY, {"table": first.arguments["table"]}, "")]
    else:
        calls = [step.call for step in done[-2].steps if step.result.ok] if len(done) > 1 else []
    return distinct(call for call in calls if call.tool in registry)
