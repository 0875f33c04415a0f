"""Who may write: enrolment, devices, keepers, successions."""
