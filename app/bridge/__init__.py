"""Between the window and what works without one: background lanes, the running conversation, drawings."""
