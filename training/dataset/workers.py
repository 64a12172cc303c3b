"""Runs the same function on many shards: on this machine's cores, or on a Ray cluster."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from typing import Any

Work = Callable[..., Any]


class WorkerError(RuntimeError):
    """The workers cannot be had."""


def run_everywhere(
    work: Work, tasks: Sequence[tuple[Any, ...]], jobs: int, ray_address: str | None = None
) -> Iterator[Any]:
    """Call ``work(*task)`` for each task; results come as they finish.

    Args:
        work: A function of a module, which workers import.
        tasks: Its arguments.
        jobs: Processes on this machine; 1 works here, without any.
        ray_address: Address of a Ray cluster, or ``"local"`` for Ray on this machine; the folder of the data
            set must be shared by its machines.

    Raises:
        WorkerError: Ray is not installed, or does not answer.
    """
    if ray_address is not None:
        yield from _on_ray(work, tasks, jobs, ray_address)
    elif jobs == 1 or len(tasks) <= 1:
        yield from (work(*task) for task in tasks)
    else:
        context = multiprocessing.get_context("spawn")  # RDKit and forked threads do not go together
        with ProcessPoolExecutor(min(jobs, len(tasks)), mp_context=context) as pool:
            for future in as_completed([pool.submit(work, *task) for task in tasks]):
                yield future.result()


def _on_ray(work: Work, tasks: Sequence[tuple[Any, ...]], jobs: int, address: str) -> Iterator[Any]:
    try:
        import ray
    except ImportError as error:
        raise WorkerError("Ray is not installed: pip install 'retort-chem[cluster]'") from error
    try:
        if address == "local":
            ray.init(num_cpus=jobs, include_dashboard=False, log_to_driver=False)
        else:
            ray.init(address=address, log_to_driver=False)
    except (ConnectionError, RuntimeError, ValueError) as error:
        raise WorkerError(f"Ray does not answer at {address}: {error}") from error
    try:
        remote = ray.remote(work)
        waiting = [remote.remote(*task) for task in tasks]
        while waiting:
            done, waiting = ray.wait(waiting)
            yield from ray.get(done)
    finally:
        ray.shutdown()
