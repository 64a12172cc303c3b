"""Which tools a message is likely to need, learned from phrasings and the tools' own documentation."""
