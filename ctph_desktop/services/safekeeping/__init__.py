"""Backups, recovery, handover, the outside witness, reading everything again."""
