"""An office that cannot be opened, brought back from a backup or by its recovery sheet."""
