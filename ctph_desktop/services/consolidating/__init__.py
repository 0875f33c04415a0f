"""The forms of a period, as they stand and as they were frozen."""
