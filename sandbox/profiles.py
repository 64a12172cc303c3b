"""How a policy is talked to: ``native`` (our checkpoint) or ``schema`` (any other model)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from sandbox.registry import Registry, ToolSpec

ProfileName = Literal["native", "schema"]


@dataclass(frozen=True)
class Profile:
    """What a policy needs to be shown.

    Attributes:
        name: ``native``: the catalogue is in the weights, structures and numbers are only handles.
            ``schema``: schemas of the likely tools stand in the prompt, structures and values are shown.
        signatures: Tool name → signature hash when a native checkpoint was trained; None offers every tool.
    """

    name: ProfileName = "schema"
    signatures: Mapping[str, str] | None = None

    def offered(self, registry: Registry) -> list[ToolSpec]:
        """Tools that the policy may call: those it knows by the very same signature."""
        if self.signatures is None:
            return list(registry)
        return [spec for spec in registry if self.signatures.get(spec.name) == spec.signature_hash]

    def unknown(self, registry: Registry) -> Sequence[str]:
        """Tools that the policy does not know; they stay reachable by command."""
        known = {spec.name for spec in self.offered(registry)}
        return [spec.name for spec in registry if spec.name not in known]
