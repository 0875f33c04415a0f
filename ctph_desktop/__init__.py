"""CTPH Desktop: coordination programmes of Vietnamese communes, kept without a network."""

__version__ = "0.1.0"
