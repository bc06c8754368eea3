"""The home page: the year's reports, what is left of the month, key series."""
