"""Programmes and their years: which there are, opening the next year, founding one by hand."""
