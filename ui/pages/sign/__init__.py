"""Seeing the report as it will leave, signing it, and judging signed files."""
