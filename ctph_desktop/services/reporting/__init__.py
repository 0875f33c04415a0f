"""A unit's own month: figures typed, checked, sealed, looked back on."""
