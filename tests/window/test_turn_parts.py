"""What is said while there is nothing to read yet."""

import pytest

from app.core.events import AnswerGrew, CallStarted, Event, PromptRead
from app.core.transcript import Transcript
from app.panels.turn_parts import activity_of


@pytest.mark.parametrize(
    ("question", "events", "loading", "said"),
    [
        ("logP?", [], False, "Thinking"),
        ("logP?", [], True, "Waiting for the model to load"),
        ("/logp CCO", [], True, "Calculating"),
        ("logP?", [PromptRead(38, 100)], False, "Reading prompt, 38 %"),
        ("logP?", [PromptRead(38, 100), PromptRead(100, 100)], False, "Thinking"),
        ("logP?", [CallStarted(0, "logp", "Calculated logP", {}, "")], False, "Calculated logP …"),
        ("logP?", [AnswerGrew("The")], False, ""),
    ],
)
def test_what_goes_on_is_said(question: str, events: list[Event], loading: bool, said: str) -> None:
    transcript = Transcript()
    turn = transcript.begin(question)
    for event in events:
        transcript.apply(event)
    assert activity_of(turn, loading) == said
