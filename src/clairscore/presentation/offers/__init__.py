"""What would be accepted of a refused client, as far as they decide on it."""
