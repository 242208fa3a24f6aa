"""A client beside others: similar ones, groups, neighbours in a plane."""
