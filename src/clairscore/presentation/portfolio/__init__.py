"""The portfolio's screen: outcomes, lists, search."""
