"""The page of the narrative form: sections of text under their headings."""
