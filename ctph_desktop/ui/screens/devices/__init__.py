"""Máy và người dùng: the PCs of the offices, and who keeps whose book."""
