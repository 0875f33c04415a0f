"""One module per thing an official does; each owns its transactions."""
