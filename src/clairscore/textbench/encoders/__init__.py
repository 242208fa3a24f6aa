"""Encoders, each named by a specification such as ``minilm`` or ``ollama:mxbai-embed-large``."""

from clairscore.textbench.encoders.encoder import CorpusEncoder, Encoder
from clairscore.textbench.encoders.naming import encoder_named, kinds

__all__ = ["CorpusEncoder", "Encoder", "encoder_named", "kinds"]
