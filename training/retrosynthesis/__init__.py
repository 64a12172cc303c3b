"""Trains what proposes reactions: data, edits, networks. Needs torch and the data folder."""
