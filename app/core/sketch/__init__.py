"""Structures as they are drawn by hand: a model without Qt, its edits, and what chemistry says about them."""
