"""The real window, tools and store; only the model is scripted."""

import gc
import threading
from collections.abc import Callable, Iterator
from functools import partial

import pytest
import shiboken6
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bridge.backend import Backend
from app.bridge.lanes import Lanes
from app.core.preferences import Preferences
from app.main_window.screenshot import wait_for
from app.main_window.window import MainWindow
from app.store.store import Store
from sandbox.workers.pool import WorkerPool
from tests.core.scripted import ScriptedBrain, ScriptedPolicy

SECONDS = 30


@pytest.fixture(scope="session")
def pool() -> Iterator[WorkerPool]:
    with WorkerPool(1) as workers:
        yield workers


@pytest.fixture
def policy() -> ScriptedPolicy:
    return ScriptedPolicy([])


@pytest.fixture
def store() -> Store:
    """Closed by the window."""
    return Store.memory()


@pytest.fixture
def open_window(
    qtbot: QtBot, pool: WorkerPool, policy: ScriptedPolicy
) -> Iterator[Callable[..., MainWindow]]:
    """Opens windows; each is closed after the test, and nothing of it may be left."""
    before = {id(widget) for widget in QApplication.topLevelWidgets()}
    windows: list[MainWindow] = []

    def open_one(
        store: Store,
        model_error: Exception | None = None,
        warning: str | None = None,
        loading: threading.Event | None = None,
        preferences: Preferences | None = None,
    ) -> MainWindow:
        def make_brain(opened: Store) -> ScriptedBrain:
            if loading is not None:
                loading.wait()
            return ScriptedBrain(opened, policy, pool, model_error)

        window = MainWindow(Backend(lambda: (store, warning), make_brain, Lanes()), preferences)
        windows.append(window)
        window.show()
        assert loading or wait_for(lambda: window.backend.model.status != "loading", SECONDS)
        assert wait_for(lambda: window.backend.store is not None, SECONDS)
        return window

    yield open_one
    for window in windows:
        window.close()
        assert wait_for(partial(getattr, window.kit.lanes, "closed"), SECONDS), "the window did not end"
        window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
    windows.clear()
    gc.collect()
    left = [w for w in QApplication.topLevelWidgets() if id(w) not in before and shiboken6.isValid(w)]
    assert not [type(widget).__name__ for widget in left]


@pytest.fixture
def window(open_window: Callable[..., MainWindow], store: Store) -> MainWindow:
    return open_window(store)
