"""The first start in steps, and the files of earlier months."""
