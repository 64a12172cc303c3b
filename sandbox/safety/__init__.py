"""Chemical safety: what tables say, what a structure warns of, and what the sandbox declines."""
