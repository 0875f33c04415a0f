"""Figures that two journals of one office share: where they could be copied from, and whether they still agree."""
