"""The lender's raw tables: their schema, how they are read, what is wrong with them."""
