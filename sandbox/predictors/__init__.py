"""Models that predict properties which no table has: solubility, activity, pKa, ADMET.

They run with numpy alone; their weights lie in ``assets/predictors`` and are read on first use. For a whole
list of molecules, as in design, :func:`predict` is the way in.
"""

from __future__ import annotations

from sandbox.predictors.batch import NAMES, predict

__all__ = ["NAMES", "predict"]
