"""What the tables say: decisions, closings, receipts, sheets, seals; nothing is written here."""
