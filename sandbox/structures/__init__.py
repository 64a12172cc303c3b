"""Structures: reading them, what they contain, how they differ, and what is changed on them."""
