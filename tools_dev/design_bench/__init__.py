"""Measures the design search against a Graph GA, and by how often it improves a drug-like start."""
