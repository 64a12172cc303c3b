"""Hostile calls of the tools: what is asked, and what must never come of it."""
