"""The window around the screens, and the work behind it."""
