"""Native OOXML digital signatures: sign, verify, judge."""
