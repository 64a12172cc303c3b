"""How a user's message is taken in: what it means by its words gets handles, and a turn is opened for it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from sandbox.exchange import Exchange, mentioned_terms, names_handle
from sandbox.handles import with_handles
from sandbox.talk.answer_format import split_format
from sandbox.talk.asked_back import confirmed, with_question_before
from sandbox.talk.places_said import without_place
from sandbox.talk.protection import group_put_on
from sandbox.talk.references import with_references_resolved
from sandbox.talk.relatives import with_relatives
from sandbox.talk.tables import with_table
from sandbox.talk.values_meant import with_value_named
from sandbox.vocabulary import VOCABULARIES
from sandbox.workspace import Workspace


def take_in(
    message: str,
    exchanges: Sequence[Exchange],
    workspace: Workspace,
    read_name: Callable[[str], str | None],
    *,
    native: bool,
    left_out: Collection[str] = (),
) -> Exchange:
    """The exchange that a message opens; its structures, relatives of those before and tables have handles.

    Args:
        message: As it was typed.
        exchanges: Those before it.
        workspace: Takes in what it brings along.
        read_name: Gives the structure of a systematic name.
        native: Whether our own policy reads it; other models see a wish for a form themselves.
        left_out: Parts of it that look like structures but are only words.
    """
    question, form = message, None
    if native:
        question, form = split_format(message)
        question = confirmed(question, exchanges)
    text, quotes = with_handles(question, workspace, read_name, left_out)
    text, places = with_references_resolved(text, exchanges)
    text, relatives = with_relatives(text, exchanges, workspace, read_name)
    text, tables = with_table(text, exchanges)
    text = with_value_named(with_question_before(text, exchanges), exchanges)
    quotes |= places | relatives | tables
    known = [handle for handle in workspace.handles() if names_handle(text, handle)]
    mentioned = tuple(dict.fromkeys([*quotes, *known]))
    terms = mentioned_terms(without_place(question), without_place(text))
    if native and (group := group_put_on(text)):
        terms["substituent"] = VOCABULARIES.get("substituent").mentions(group)
    return Exchange(message, text, mentioned, terms, form=form, quotes=quotes)
