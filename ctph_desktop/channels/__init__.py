"""How files leave and reach the PC."""
