"""Whether a report is RIGHT: entry schemas, rules, findings, explanations, history comparison.

Never knows Qt, XLSX or where data are stored.
"""
