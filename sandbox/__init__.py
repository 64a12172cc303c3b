"""The environment in which a policy works: chemistry tools, the episode protocol and the grounding check."""
