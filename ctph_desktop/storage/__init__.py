"""The office's database: the journal, and the tables that are a view of it."""
