"""Helpers of the Makefile: setting up the environment and running the checks. Standard library only."""

import sys

# This is read by whatever `python3` a machine has, before anything of the project can refuse it.
if sys.version_info < (3, 11):  # noqa: UP036
    sys.exit(
        "Retort needs Python 3.11 or newer; %s is %s. Name another one: make PYTHON=/path/to/python3.12 ..."  # noqa: UP031
        % (sys.executable, sys.version.split()[0])
    )
