"""Turns episodes of the sandbox into training data, checkpoints and evaluation reports."""
