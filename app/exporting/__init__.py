"""Molecules and calls on their way out: files, clipboard, drawings. No Qt."""
