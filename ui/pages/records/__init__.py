"""The page of a list form: its records at the left, the one in hand at the right."""
