"""Choosing between what several PCs wrote, and being told of copied PCs."""
