"""The user guide inside the program, and the keys that work."""
