"""One file per migration; a published one is never changed."""
