"""What the program shows about a molecule and no policy is offered: 3D shape, comparison, alerts, names.

They are written like tools and run in the same worker processes, under the same deadline and memory limit,
but they are no part of the catalogue that a policy is trained on.
"""

from __future__ import annotations

import importlib
import pkgutil

from sandbox.registry import Registry

VIEWS = Registry()


def discover_views() -> Registry:
    """Import every module of ``sandbox.views`` and return their registry; a broken module raises."""
    for module in sorted(pkgutil.iter_modules(__path__), key=lambda info: info.name):
        importlib.import_module(f"sandbox.views.{module.name}")
    return VIEWS
