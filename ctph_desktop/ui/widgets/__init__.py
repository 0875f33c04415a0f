"""Small widgets that several screens show."""
