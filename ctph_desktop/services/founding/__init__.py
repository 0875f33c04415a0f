"""An office that begins: its programme, its units, its first keys."""
