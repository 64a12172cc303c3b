"""Alembic's folder: ``env.py`` and the numbered, append-only migrations in ``versions``."""
