"""Evaluation of the whole program on questions written by other people than the training phrasings."""
