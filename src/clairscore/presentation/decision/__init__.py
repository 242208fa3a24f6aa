"""A recorded decision: its facts, words and files."""
