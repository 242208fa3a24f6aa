"""From raw tables to one row a client, each column with a reader's name."""
