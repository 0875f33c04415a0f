"""Two values of one cell, and who wrote them."""
