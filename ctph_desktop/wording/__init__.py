"""Vietnamese for people."""
