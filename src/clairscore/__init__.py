"""Credit scores that a client can understand: calibrated, explained, accountable."""
