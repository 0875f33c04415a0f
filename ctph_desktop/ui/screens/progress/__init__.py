"""Tiến độ tháng: the figures of one month, typed in."""
