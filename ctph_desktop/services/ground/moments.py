"""Moments as they are stored."""

from datetime import datetime


def moment(text: str) -> datetime | None:
    """Return a stored moment; None where none was stored or it cannot be read."""
    try:
        return datetime.fromisoformat(text) if text else None
    except ValueError:
        return None
