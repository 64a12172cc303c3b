"""Molecular design: objectives, moves, filters, the search over them, and enumerations."""
