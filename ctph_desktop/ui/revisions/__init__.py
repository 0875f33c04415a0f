"""Looking back: changes between seals, what a cell was, where a figure comes from."""
