"""The frame round the pages: top bar, sidebar, status bar, details drawer."""
