"""Chỉ tiêu: what each unit is to reach in a year, given by the superior office and answered by the unit."""
