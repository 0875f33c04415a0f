"""Packages out and in, what waits, receipts."""
