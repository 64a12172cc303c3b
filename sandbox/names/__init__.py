"""Names of compounds and their structures: tables that ship with the program, OPSIN, openclatura.

The sources are asked in a fixed order, and what is found says which of them answered.
"""
