"""Before an office is open: the start page and the ways to begin."""
