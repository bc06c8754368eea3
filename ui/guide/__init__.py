"""The user guide inside the program: found by words, read offline, beside the work."""
