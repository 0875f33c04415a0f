"""The journal: immutable operations in signed segments, and what they add up to."""
