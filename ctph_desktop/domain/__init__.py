"""The rules of coordination programmes, in plain Python."""
