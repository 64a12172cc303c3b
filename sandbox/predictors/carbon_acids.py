"""C–H acids that give their proton in water, between carbonyls or nitriles or beside a nitro group.

The model of the other sites has seen none, so these have the constants of simple members as measured.

Sources: Pearson and Dillon, J. Am. Chem. Soc. 1953, 75, 2439; for rings Arnett and Harrelson, J. Am. Chem.
Soc. 1987, 109, 809 (Meldrum's acid, dimedone), and phenylbutazone for the pyrazolidinediones.
"""

from __future__ import annotations

from functools import cache

from rdkit import Chem

from sandbox.predictors.ionisable import Site

_ACYL = "[CX3](=O)[#6]"
_RING_ACYL = "[CX3;R](=O)[#6]"
# Kind → SMARTS, whose first atom has the proton, and pKa; the first that fits counts.
_KINDS = {
    "CH of a nitroacetate": ("[CX4;!H0](-[N+](=O)[O-])-[CX3]=O", 5.8),
    "CH of a tertiary nitroalkane": ("[CX4;H1](-[N+](=O)[O-])(-[#6])-[#6]", 7.7),
    "CH of a nitroalkane": ("[CX4;H2](-[N+](=O)[O-])-[#6]", 8.6),
    "CH of nitromethane": ("[CX4;H3]-[N+](=O)[O-]", 10.2),
    "CH between three carbonyls": ("[CX4;H1](-[CX3]=O)(-[CX3]=O)-[CX3]=O", 5.9),
    "CH of a cyclic acylal": ("[CX4;!H0;R](-[CX3;R](=O)O)-[CX3;R](=O)O", 4.8),
    "CH of a cyclic malonamide": ("[CX4;!H0;R](-[CX3;R](=O)[#7])-[CX3;R](=O)[#7]", 4.5),
    "CH of a cyclic 1,3-diketone": (f"[CX4;!H0;R](-{_RING_ACYL})-{_RING_ACYL}", 5.2),
    "CH of an alkylated 1,3-diketone": (f"[CX4;H1;!R](-{_ACYL})(-{_ACYL})-[CX4]", 11.0),
    "CH of an alkylated 1,3-keto ester": (f"[CX4;H1;!R](-{_ACYL})(-[CX3](=O)O)-[CX4]", 12.7),
    "CH of a 1,3-diketone": (f"[CX4;!H0](-{_ACYL})-{_ACYL}", 9.0),
    "CH of a 1,3-keto ester or amide": (f"[CX4;!H0](-{_ACYL})-[CX3](=O)[O,N]", 10.7),
    "CH of a malononitrile": ("[CX4;!H0](-C#N)-C#N", 11.2),
    "CH of hydrogen cyanide": ("[CX2;H1]#[NX1]", 9.2),
}


@cache
def _patterns() -> tuple[tuple[str, Chem.Mol], ...]:
    return tuple((kind, Chem.MolFromSmarts(smarts)) for kind, (smarts, _) in _KINDS.items())


def is_carbon_acid(site: Site) -> bool:
    """Whether a site is one of these."""
    return site.kind in _KINDS


def carbon_acids(mol: Chem.Mol) -> list[tuple[Site, float]]:
    """The C–H acids of a neutral molecule, each with its pKa.

    Args:
        mol: A neutral molecule.
    """
    found: dict[int, tuple[Site, float]] = {}
    for kind, pattern in _patterns():
        for match in mol.GetSubstructMatches(pattern, maxMatches=1_000):
            found.setdefault(match[0], (Site(match[0], kind, is_base=False), _KINDS[kind][1]))
    return list(found.values())
