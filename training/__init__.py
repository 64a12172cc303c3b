"""Turns episodes of the sandbox into training data, checkpoints and evaluation reports."""

import os

# Read by OpenMP when torch is loaded: waiting threads then sleep instead of spinning. An idle machine hardly
# notices; on a shared one, spinning made training three times slower (measured: load 8 on 2 cores).
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
