"""The kinds of rules: one file turns one kind into checks."""
