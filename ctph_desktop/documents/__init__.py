"""One filled form in, one document out."""
