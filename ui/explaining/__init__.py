"""Writing why a warning is right, or why an error must stay: the same wherever it is done."""
