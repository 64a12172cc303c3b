"""Chats without end into the database named on the command line; prints each message once it is committed."""

import sys
from pathlib import Path

from app.store import Store

store = Store.open(Path(sys.argv[1]))
conversation = store.conversations.create("A long chat")
parent = None
while True:
    question = store.messages.add_user(conversation.id, parent, "How many rings has aspirin?", {})
    sys.stdout.write(f"{question.id} complete\n")
    sys.stdout.flush()
    answer = store.messages.begin_answer(conversation.id, question.id, "test")
    sys.stdout.write(f"{answer.id} partial\n")
    sys.stdout.flush()
    call = store.tool_calls.begin(answer.id, 0, "ring_count", {"molecule": "M1"})
    for length in range(1, 5):
        store.messages.checkpoint(answer.id, "V1 " * length, "1 ring " * length)
    store.tool_calls.finish(call, "ok", "1", {"value": 1}, 2.0)
    store.molecules.record(question.id, "M1", "CC(=O)Oc1ccccc1C(=O)O", "mentioned")
    parent = store.messages.finish(answer.id, "V1", "1 ring", "complete").id
    sys.stdout.write(f"{answer.id} complete\n")
    sys.stdout.flush()
