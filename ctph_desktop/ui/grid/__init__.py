"""The grid of numbers: a typed table that is typed into, copied and pasted as in a spreadsheet."""
