"""A newer version on a stick, in the window: what it brings, and the way to it."""
