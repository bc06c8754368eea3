"""Shows and asks; decides nothing. The only package that may import Qt."""
