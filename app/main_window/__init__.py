"""The window: how it is started, and how a picture of it is taken.

Nothing is imported here: a second start asks for the first window before it loads one of its own.
"""
