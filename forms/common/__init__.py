"""Nouns every package shares: amounts, text, periods, provinces, clock, paths, errors."""
