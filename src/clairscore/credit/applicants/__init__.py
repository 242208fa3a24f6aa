"""Applications that are not in the portfolio: read, checked, changed."""
