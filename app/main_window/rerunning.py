"""Makes a call of the conversation again, beside its first result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.core.call_entry import CallEntry, Rerun
from app.core.environment import environment_of
from app.core.recorded import read_arguments_of, resolved_arguments
from app.core.transcript import Transcript
from app.store.errors import StoreError
from app.store.store import Store
from sandbox.registry import Registry
from sandbox.workers.pool import WorkerPool
from sandbox.workspace import Workspace

if TYPE_CHECKING:
    from app.main_window.window import MainWindow


class Rerunning(QObject):
    """Runs calls again, shows what comes of them, and keeps it in the store beside the call."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.trace.rerun_wanted.connect(self.rerun)

    def rerun(self, call: CallEntry, texts: dict[str, list[str]] | None) -> None:
        """Make a call again.

        Args:
            call: The call.
            texts: Name → texts of its arguments as they were typed; None for the same arguments.
        """
        window = self._window
        if window.backend.busy:
            window.toast.say(self.tr("Retort is still answering; the call can be made again after that"))
            return
        transcript, store = window.chat.transcript, window.backend.store
        workspace = transcript.workspace

        def work(pool: WorkerPool, registry: Registry) -> tuple[Rerun, str]:
            made = _make(call, texts, workspace, pool, registry)
            return made, _keep(store, call, made)

        def show(outcome: tuple[Rerun, str]) -> None:
            made, trouble = outcome
            window.trace.set_running_again(call, False)
            if made.result.state == "cancelled":
                window.toast.say(self.tr("The run was cancelled; nothing of it is kept"))
                return
            transcript.add_rerun(call, made)
            if trouble:
                window.toast.say(self.tr("Shown, but not kept: {0}").format(trouble))

        window.trace.set_running_again(call, True)
        if not window.backend.with_tools(work, show, lambda why: self._complain(transcript, call, why), self):
            self._complain(
                transcript, call, self.tr("the tools are still being started; try again in a moment")
            )

    def _complain(self, transcript: Transcript, call: CallEntry, reason: str) -> None:
        if transcript is self._window.chat.transcript:
            self._window.trace.set_running_again(call, False)
            self._window.trace.complain(call, f"{reason[:1].upper()}{reason[1:]}")


def _make(
    call: CallEntry,
    texts: dict[str, list[str]] | None,
    workspace: Workspace,
    pool: WorkerPool,
    registry: Registry,
) -> Rerun:
    spec = registry.get(call.tool)
    arguments = dict(call.arguments) if texts is None else read_arguments_of(spec, texts, workspace)
    result = pool(call.tool, resolved_arguments(call.tool, arguments, workspace, registry))
    return Rerun(arguments, result, environment_of(call.tool, registry, pool))


def _keep(store: Store | None, call: CallEntry, made: Rerun) -> str:
    """Store a run; the reason where that is not possible."""
    if store is None or call.call_id is None or made.result.state == "cancelled":
        return ""
    try:
        result = made.result
        environment = dict(made.environment or {})
        store.reruns.add(
            call.call_id, dict(made.arguments), result.state, result.to_json(), result.ms, environment
        )
    except StoreError as error:
        return str(error)
    return ""
