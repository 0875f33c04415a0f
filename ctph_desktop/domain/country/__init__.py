"""The provinces, districts and communes of Việt Nam, and how one is found by its name."""
