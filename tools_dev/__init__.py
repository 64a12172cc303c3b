"""Helpers of the Makefile: setting up the environment and running the checks. Standard library only."""
