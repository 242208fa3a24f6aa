"""Alembic's migrations of the decision record, run by `clairscore decisions upgrade`."""
