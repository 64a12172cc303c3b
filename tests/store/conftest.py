from pathlib import Path

import pytest

from app.store import Store


@pytest.fixture
def path(tmp_path):
    """A file name as laptops have it: spaces, a percent sign, letters beyond ASCII."""
    return tmp_path / "Dr. Müller 100 %20 화학" / "retort.db"


@pytest.fixture
def store(path):
    with Store.open(path) as opened:
        yield opened
        assert opened.check() == []


@pytest.fixture
def script():
    """Find a program of this folder that a test runs in a process of its own."""
    return lambda name: str(Path(__file__).parent / "programs" / name)


@pytest.fixture
def say(store):
    """Store a question in a conversation of its own."""

    def add(text, title="Chat"):
        conversation = store.conversations.create(title)
        return store.messages.add_user(conversation.id, None, text, None)

    return add
