"""A newer version that came on a stick: recognised, judged, explained, started."""
