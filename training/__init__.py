"""Turns episodes of the sandbox into training data, checkpoints and evaluation reports."""

import os

# Read by OpenMP when torch is loaded: threads that wait sleep instead of spinning. On an idle machine it costs
# nothing; on one that is shared, spinning made training three times slower (measured, load 8 on 2 cores).
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
