"""Synthetic tables in the Home Credit schema, to try everything without anybody's data.

Marginals come from general knowledge of the schema, not from rows. Each client has three hidden
traits (`clients`); all tables show them through noise, and the default depends on them (`risk`),
so that histories teach a model something that the application alone does not say.
"""

from clairscore.sample.writing import write_sample

__all__ = ["write_sample"]
