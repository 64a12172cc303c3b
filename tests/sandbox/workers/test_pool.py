import contextlib
import os
import signal
import threading
import time

import psutil
import pytest

from sandbox.workers.pool import WorkerPool

CAGE = "C12C3C4C1C5C2C3C45"


@pytest.fixture(scope="module")
def pool():
    with WorkerPool(1) as workers:
        yield workers


def worker_ids(pool: WorkerPool) -> list[int]:
    found = []
    for child in psutil.Process().children():
        with contextlib.suppress(psutil.Error):  # one that ends just now
            if "spawn_main" in " ".join(child.cmdline()):
                found.append(child.pid)
    return found


def test_a_call_gives_what_the_tool_gives(pool: WorkerPool):
    result = pool("molecular_formula", {"molecule": "CC(=O)Oc1ccccc1C(=O)O"})
    assert result.ok
    assert result.text == "C9H8O4"


def test_bad_input_is_an_error_in_words_and_the_worker_stays(pool: WorkerPool):
    before = worker_ids(pool)
    result = pool("logp", {"molecule": "C1CC"})
    assert result.state == "error"
    assert "never closed" in (result.error or "")
    assert worker_ids(pool) == before


def test_a_killed_worker_is_a_recoverable_error_and_is_replaced():
    with WorkerPool(1) as pool:
        assert pool("logp", {"molecule": "CCO"}).ok
        os.kill(worker_ids(pool)[-1], signal.SIGKILL)
        time.sleep(0.2)
        assert pool("logp", {"molecule": "CCO"}).ok


def test_a_hang_ends_at_the_deadline_and_the_next_call_works(monkeypatch: pytest.MonkeyPatch):
    with WorkerPool(1, deadline_s=0.5) as pool:
        assert pool("logp", {"molecule": "CCO"}).ok
        os.kill(worker_ids(pool)[-1], signal.SIGSTOP)
        result = pool("logp", {"molecule": "CCO"})
        assert result.state == "timeout"
        assert "took longer than 0.5 s" in (result.error or "")
        assert pool("logp", {"molecule": "CCO"}).ok


def test_a_worker_that_takes_too_much_memory_is_ended():
    with WorkerPool(1, memory_mb=20) as pool:
        result = pool("maximum_common_substructure", {"molecules": [CAGE * 1, "C" * 300]})
        assert result.ok or "MB" in (result.error or "")
        assert not result.ok


def test_a_cancelled_call_says_so():
    with WorkerPool(1) as pool:
        assert pool("logp", {"molecule": "CCO"}).ok
        os.kill(worker_ids(pool)[-1], signal.SIGSTOP)
        threading.Timer(0.2, pool.cancel).start()
        assert pool("logp", {"molecule": "CCO"}).state == "cancelled"


def test_an_unknown_tool_is_named(pool: WorkerPool):
    result = pool("logq", {"molecule": "CCO"})
    assert not result.ok
    assert "logp" in (result.error or "")


def test_tools_have_no_network(pool: WorkerPool):
    import socket
    import sys

    from sandbox.workers.worker import _refuse_network

    with pytest.raises(PermissionError, match="no network"):
        _refuse_network("socket.connect", (socket, sys))


def test_closing_leaves_no_process(pool: WorkerPool):
    before = set(worker_ids(pool))
    fresh = WorkerPool(2)
    fresh.start()
    assert fresh("logp", {"molecule": "CCO"}).ok
    assert set(worker_ids(pool)) - before
    fresh.close()
    assert set(worker_ids(pool)) == before


def test_a_call_to_a_closed_pool_says_so():
    closed = WorkerPool(1)
    closed.close()
    assert closed("logp", {"molecule": "CCO"}).state == "cancelled"


def test_what_a_crash_printed_is_kept_with_the_result():
    with WorkerPool(1) as pool:
        assert pool("logp", {"molecule": "CCO"}).stderr == ""
        (worker,) = worker_ids(pool)[-1:]
        os.kill(worker, signal.SIGSTOP)

        def crash() -> None:
            os.kill(worker, signal.SIGSEGV)
            os.kill(worker, signal.SIGCONT)

        threading.Timer(0.2, crash).start()
        result = pool("logp", {"molecule": "CCO"})
        assert result.state == "crashed"
        assert "Segmentation fault" in result.stderr
        assert pool("logp", {"molecule": "CCO"}).stderr == ""


def test_a_helper_starts_on_first_use_in_a_worker_of_its_own_and_is_unloaded_when_idle():
    with WorkerPool(1, helper_idle_s=1.0) as pool:
        assert pool("structure_of_name", {"name": "aspirin"}).ok
        ordinary = set(worker_ids(pool))
        result = pool("structure_of_name", {"name": "2-chloro-6-fluoro-3-iodobenzonitrile"})
        assert result.ok, result.error
        assert "OPSIN" in result.text
        assert len(set(worker_ids(pool)) - ordinary) == 1
        assert ordinary <= set(worker_ids(pool))
        deadline = time.monotonic() + 20
        while set(worker_ids(pool)) - ordinary and time.monotonic() < deadline:
            time.sleep(0.1)
        assert set(worker_ids(pool)) == ordinary
        assert pool("logp", {"molecule": "CCO"}).ok


def test_closing_ends_a_helper_too():
    before = set(worker_ids(WorkerPool(1)))
    with WorkerPool(1) as pool:
        assert pool("iupac_name", {"molecule": "CCO"}).text == "ethanol"
    assert set(worker_ids(pool)) == before
