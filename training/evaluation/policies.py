"""The policies that are compared, each as the program would run it.

``adapter``: what Retort ships. ``base``: the bare base model in the same prompts. ``schema``: the bare base
as any other model is run, with the schemas of the likely tools in the prompt. ``rules``: no model at all. Any
other name is a GGUF file: a model, or an adapter of ours that is merged first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from app.core.assistant import Assistant
from app.core.policy_engine import NATIVE_CONTEXT, SCHEMA_CONTEXT, policy_engine
from app.core.session import Session
from app.engine.gguf_header import read_header
from app.engine.merge import merge_adapter
from app.engine.models import base_model
from app.store.store import Store
from sandbox.profiles import Profile
from sandbox.registry import discover
from sandbox.workers.pool import WorkerPool
from training.evaluation.rules import RulePolicy

NAMED = ("adapter", "base", "schema", "rules")
NewSession = Callable[[], Session]
_LOAD_S = 600.0


@contextmanager
def open_policy(name: str, threads: int | None = None) -> Iterator[NewSession]:
    """Start a policy with its tools; gives what makes a fresh conversation with it.

    Args:
        name: One of :data:`NAMED`, or a path.
        threads: Threads for the model.

    Raises:
        ModelFileError: The model cannot be loaded.
    """
    with Store.memory() as store:
        if name == "rules":
            with WorkerPool(1) as pool:
                registry = discover()
                profile = Profile("native", registry.toolset())
                yield lambda: Session(store, RulePolicy(registry), pool, registry, profile, model_name=name)
        elif name in ("base", "schema"):
            yield from _bare_base(store, name, threads)
        else:
            with _model_file(name) as model, Assistant(store, model=model, threads=threads) as assistant:
                assistant.ready(_LOAD_S)
                yield assistant.session


def _bare_base(store: Store, name: str, threads: int | None) -> Iterator[NewSession]:
    native = name == "base"
    engine = policy_engine(base_model(), threads, NATIVE_CONTEXT if native else SCHEMA_CONTEXT)
    with Assistant(store, engine=engine) as assistant:
        assistant.ready(_LOAD_S)
        registry = assistant.registry
        profile = Profile("native", registry.toolset()) if native else Profile("schema")
        yield lambda: Session(store, engine, assistant.pool, registry, profile, model_name=name)


@contextmanager
def _model_file(name: str) -> Iterator[Path | None]:
    """The file of a policy; None for the one that is shipped."""
    if name == "adapter":
        yield None
    elif read_header(Path(name)).metadata.get("general.type") != "adapter":
        yield Path(name)
    else:
        with TemporaryDirectory(prefix="retort-eval-") as folder:
            merged = Path(folder) / "merged.gguf"
            merge_adapter(base_model(), Path(name), merged)
            yield merged
