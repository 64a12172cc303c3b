"""Asks until no file may grow any more, as on a full disk, then goes on when there is room: DATABASE.

Exits 0 if the program said what was wrong, kept what it had, and answers again afterwards.
"""

import itertools
import resource
import sys
from pathlib import Path

from app.core.session import Session
from app.store.errors import StoreError
from app.store.store import Store
from sandbox.calling import call_tool
from sandbox.profiles import Profile
from sandbox.registry import discover
from tests.core.scripted import ScriptedPolicy, call

LIMIT = 600_000
registry = discover()
store = Store.open(Path(sys.argv[1]))
policy = ScriptedPolicy([])
session = Session(
    store,
    policy,
    lambda name, given: call_tool(registry.get(name), given),
    registry,
    Profile("native", registry.toolset()),
)
heard: list[object] = []


def ask(text: str) -> bool:
    """Ask for a logP; whether the answer came."""
    policy._script.clear()
    policy.say(call("logp", molecule="M1"), "The logP of M1 is V1.")
    return session.ask(text, heard.append) is not None


assert ask("logP of CCO?")
before = store.messages.branch(store.conversations.get(session.conversation_id or 0).head_message_id or 0)
resource.setrlimit(resource.RLIMIT_FSIZE, (LIMIT, resource.RLIM_INFINITY))
said = ""
for number in itertools.count():
    try:
        if not ask(f"{number}: logP of {'C' * 3000}O?"):
            said = str(heard[-1])
            break
    except StoreError as error:
        said = str(error)
        break
sys.stdout.write(said + "\n")
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
kept = store.messages.branch(store.conversations.get(session.conversation_id or 0).head_message_id or 0)
assert [message.text for message in kept[:2]] == [message.text for message in before]
assert store.check() == []
assert ask("and of CCO?")
