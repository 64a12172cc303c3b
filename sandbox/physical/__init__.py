"""Measured properties of compounds, from the literature tables that the `chemicals` package collects."""
