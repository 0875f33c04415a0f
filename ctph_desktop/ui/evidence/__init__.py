"""Evidence beside a report: listed, added, opened."""
