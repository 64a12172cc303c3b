"""Bench arithmetic: quantities as chemists write them, solutions, equations, spectra, look-up tables."""
