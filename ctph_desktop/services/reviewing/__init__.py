"""What a superior office does with reports: the board, decisions, closing, reminders."""
