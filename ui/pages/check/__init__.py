"""The check page: every finding of the report, its explanation, and the way to the signature."""
