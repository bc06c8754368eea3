"""The settings: units, looks, backups, keys, about."""
