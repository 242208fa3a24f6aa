"""How single values, features and people are put into words."""
