"""How good vectors are: one module a question, all on the same texts and splits."""
