"""The page of signed packages: states, revisions, what differs between two of them."""
