"""Tools that are run for the window outside of turns."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject

from app.bridge.brain import Brain
from app.bridge.lanes import Lanes, Result
from sandbox.registry import Registry
from sandbox.results import ToolResult
from sandbox.workers.pool import WorkerPool

CONTROL, TOOLS = "control", "tools"


class ToolRunner(QObject):
    """Runs tools on lanes, as soon as there are any.

    Args:
        lanes: Where work is done.
    """

    def __init__(self, lanes: Lanes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lanes = lanes
        self._brain: Brain | None = None
        self._closing = False

    def cancel_call(self) -> None:
        """End the call in flight; the turn goes on with the news that it was cancelled."""
        brain = self._brain
        if brain is not None:
            self.lanes.run(CONTROL, brain.pool.cancel)

    def call_tool(
        self, tool: str, smiles: str, done: Callable[[ToolResult], None], owner: QObject | None = None
    ) -> bool:
        """Run a tool on a molecule outside the conversation; False if the tools are not there yet."""
        return self.run_tool(tool, {"molecule": {"smiles": smiles, "label": "the molecule"}}, done, owner)

    def run_tool(
        self,
        tool: str,
        arguments: Mapping[str, Any],
        done: Callable[[ToolResult], None],
        owner: QObject | None = None,
        lane: str = TOOLS,
    ) -> bool:
        """Run a tool, or a view of the window's own, outside the conversation; False if that cannot be yet.

        Args:
            tool: Its name.
            arguments: JSON arguments, structures as ``{"smiles", "label"}`` or text.
            done: Called with the result in the thread of the window.
            owner: It is not called once this object is gone.
            lane: Where to wait for the result; what takes long has a lane of its own.
        """
        brain = self._brain
        if brain is None or self._closing:
            return False
        self.lanes.run(lane, lambda: brain.pool(tool, arguments), done, owner=owner)
        return True

    def with_tools(
        self,
        work: Callable[[WorkerPool, Registry], Result],
        done: Callable[[Result], None],
        failed: Callable[[str], None],
        owner: QObject,
        lane: str = TOOLS,
    ) -> bool:
        """Do something with the tools outside the turn; False if they are not there yet.

        Args:
            work: What to do on the lane; it gets the workers and the registry.
            done: Called with its result in the thread of the window.
            failed: Called there with the reason.
            owner: Neither is called once this object is gone.
            lane: Where it is done; what takes long has a lane of its own.
        """
        brain = self._brain
        if brain is None or self._closing:
            return False
        self.lanes.run(lane, lambda: work(brain.pool, brain.registry), done, failed, owner)
        return True
