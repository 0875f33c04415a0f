"""Evidence: scans and pictures beside a report, kept, shown, and sent along."""
