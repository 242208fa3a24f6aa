"""What may be given for a path."""

from os import PathLike

StrPath = str | PathLike[str]
"""A path as people write it in Python: text, or anything that names a path."""
