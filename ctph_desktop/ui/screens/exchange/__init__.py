"""Gửi và nhận: package files out and in, and for the superior office who has sent."""
