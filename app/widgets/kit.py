"""What most widgets need, handed down from the window."""

from __future__ import annotations

from dataclasses import dataclass

from app.bridge.depictions import Depictions
from app.bridge.lanes import Lanes
from app.widgets.appearance import Appearance


@dataclass(frozen=True)
class Kit:
    """Shared services of the widgets.

    Attributes:
        appearance: Colours and icons.
        lanes: Work off the thread of the window.
        depictions: Drawings of molecules.
    """

    appearance: Appearance
    lanes: Lanes
    depictions: Depictions
