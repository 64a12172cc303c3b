"""The tools, one file per family; each registers itself on import."""
