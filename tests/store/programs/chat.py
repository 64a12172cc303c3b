"""Adds as many questions to a conversation as the command line says: DATABASE CONVERSATION COUNT."""

import sys
from pathlib import Path

from app.store import Store

with Store.open(Path(sys.argv[1])) as store:
    for number in range(int(sys.argv[3])):
        store.messages.add_user(int(sys.argv[2]), None, f"question {number} of the command line", None)
