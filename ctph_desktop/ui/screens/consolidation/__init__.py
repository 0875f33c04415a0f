"""Tổng hợp: the report forms of all communes, filled."""
