"""Words for readers, in French and English.

The lowest layer: it knows message ids, their arguments and how each language writes numbers;
nothing of credit or texts to be classified. Domains hand out `Message` values; only the edges
(command line, pages, `str(error)`) turn them into sentences.
"""

from clairscore.texts.message import Label, Language, Message
from clairscore.texts.translation import Translator, translator

__all__ = ["Label", "Language", "Message", "Translator", "translator"]
