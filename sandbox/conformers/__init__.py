"""Conformers: how a molecule is built in space, which shapes it takes, and how two of them compare."""
