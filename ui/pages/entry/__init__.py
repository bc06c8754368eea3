"""The entry page: header, tools, grid and the details of the current cell."""
