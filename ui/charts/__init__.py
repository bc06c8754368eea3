"""Charts as pure paint functions with thin widgets over them; amounts become floats only here."""
