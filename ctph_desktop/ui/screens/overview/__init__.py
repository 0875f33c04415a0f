"""Tổng quan: what to do next, and how the year stands."""
