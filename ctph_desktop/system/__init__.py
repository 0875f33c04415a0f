"""What the operating system provides: folders, keys, clock, logs, locks."""
