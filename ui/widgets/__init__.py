"""Controls and small displays every page is built of."""
