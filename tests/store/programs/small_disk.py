"""Writes until no file may grow any more, as on a full disk; exits 0 if the store says so and reads on."""

import resource
import sys
from pathlib import Path

from app.store import DiskFull, Store

store = Store.open(Path(sys.argv[1]))
conversation = store.conversations.create("Before the disk was full")
kept = store.messages.add_user(conversation.id, None, "kept", None)
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, resource.RLIM_INFINITY))
try:
    for _ in range(2000):
        store.messages.add_user(conversation.id, kept.id, "x" * 5000, None)
except DiskFull:
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    fine = store.messages.get(kept.id).text == "kept" and store.check() == []
    store.messages.add_user(conversation.id, kept.id, "there is room again", None)
    sys.exit(0 if fine else 2)
sys.exit(1)
