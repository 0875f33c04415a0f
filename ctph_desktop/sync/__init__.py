"""Packages: the file in which an office's books travel."""
