import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from app.store import Store


@pytest.fixture
def path(tmp_path):
    """A file name as laptops have it: spaces, a percent sign, letters beyond ASCII."""
    return tmp_path / "Dr. Müller 100 %20 화학" / "retort.db"


@pytest.fixture(scope="session")
def fresh(tmp_path_factory):
    """An empty database, made once: copying it is quicker than migrating from nothing in each test."""
    file = tmp_path_factory.mktemp("fresh") / "retort.db"
    Store.open(file).close()
    return file


@pytest.fixture
def filled(path):
    """A closed database that holds one question."""
    with Store.open(path) as store:
        conversation = store.conversations.create("Kept")
        store.messages.add_user(conversation.id, None, "What is the pKa of phenol?", None)
    return path


@pytest.fixture
def store(path, fresh):
    path.parent.mkdir()
    shutil.copy(fresh, path)
    with Store.open(path) as opened:
        yield opened
        assert opened.check() == []


@pytest.fixture
def start():
    """Start a program in a process of its own and read what it prints; none outlives the test."""
    started = []
    root = Path(__file__).parents[2]
    search = os.pathsep.join(filter(None, [str(root), os.environ.get("PYTHONPATH")]))

    def run(name, *arguments):
        file = Path(__file__).parent / "programs" / name
        command = [sys.executable, str(file), *map(str, arguments)]
        environment = {**os.environ, "PYTHONPATH": search, "PYTHONUTF8": "1"}
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, env=environment, text=True, encoding="utf-8"
        )
        started.append(process)
        return process

    yield run
    for process in started:
        process.kill()
        process.wait()
        if process.stdout:
            process.stdout.close()


@pytest.fixture
def say(store):
    """Store a question in a conversation of its own."""

    def add(text, title="Chat"):
        conversation = store.conversations.create(title)
        return store.messages.add_user(conversation.id, None, text, None)

    return add
