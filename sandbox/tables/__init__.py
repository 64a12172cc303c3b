"""Tables of molecules: reading files, keeping rows compactly, working on them, writing them."""
