"""Precedents: reactions of the user's own tables that resemble one that is planned."""
