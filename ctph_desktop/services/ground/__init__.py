"""What every use case stands on: the open office, its card, rows for everybody."""
