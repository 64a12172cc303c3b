"""Reactions: edits of structures, the networks that propose them, the stock, and the search for routes."""
