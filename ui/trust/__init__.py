"""Whom this computer trusts, and the keys made on it."""
