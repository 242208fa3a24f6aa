"""Applications that are not in the portfolio."""
