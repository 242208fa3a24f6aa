"""The decision's letter, as PDF and HTML."""
