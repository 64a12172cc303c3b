"""The 41 endpoints of ADMET-AI, and which of them a profile shows."""

from __future__ import annotations

from sandbox.predictors.endpoint import GROUPS, Endpoint
from sandbox.predictors.endpoints_kinetics import absorption, cyps, distribution, excretion
from sandbox.predictors.endpoints_toxicity import tox21, toxicity
from sandbox.vocabulary import VOCABULARIES, Vocabulary

__all__ = ["BY_NAME", "ENDPOINTS", "GROUPS", "MAIN", "Endpoint"]

ENDPOINTS = (*absorption(), *distribution(), *cyps(), *excretion(), *toxicity(), *tox21())
BY_NAME = {endpoint.name: endpoint for endpoint in ENDPOINTS}
# What a profile shows: the endpoints that decide most often.
MAIN = (
    "intestinal absorption",
    "oral bioavailability",
    "Caco-2 permeability",
    "P-glycoprotein inhibition",
    "BBB penetration",
    "plasma protein binding",
    "CYP3A4 inhibition",
    "CYP2D6 inhibition",
    "half-life",
    "hERG inhibition",
    "mutagenicity",
    "liver injury",
)


def _vocabulary() -> Vocabulary:
    return Vocabulary("ADMET endpoint", {endpoint.name: endpoint.synonyms for endpoint in ENDPOINTS})


VOCABULARIES.add("ADMET endpoint", _vocabulary)
