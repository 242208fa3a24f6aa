"""One client's page: the answer, its parts, the data behind it."""
