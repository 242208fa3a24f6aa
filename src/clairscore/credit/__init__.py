"""From raw tables to a calibrated, explained score."""
