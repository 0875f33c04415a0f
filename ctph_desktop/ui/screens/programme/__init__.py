"""Chương trình: the document of a programme and what it is made of."""
