"""Definitions of functional groups by element, as chemists use the names."""
