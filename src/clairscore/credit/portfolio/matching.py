"""Whether a dataset speaks the language of a model."""

from collections.abc import Iterator
from difflib import get_close_matches

from clairscore.credit.dictionary import Dictionary, Feature
from clairscore.credit.model.bundle import Model
from clairscore.texts import Message


def mismatches(model: Model, dictionary: Dictionary) -> Iterator[Message]:
    """Yield everything that keeps a dataset, known by its dictionary, from being scored.

    Labels, themes and features that the model does not read may differ.
    """
    for name in model.inputs:
        expected, found = model.dictionary.by_name[name], dictionary.by_name.get(name)
        if found is None:
            close = tuple(get_close_matches(name, dictionary.names, n=2, cutoff=0.8))
            facts = {"feature": name, "label": expected.label, "close": close}
            yield Message("fault-portfolio-feature-missing", facts)
        else:
            yield from _differences(expected, found)


def _differences(expected: Feature, found: Feature) -> Iterator[Message]:
    for attribute in ("kind", "unit"):
        ours, theirs = str(getattr(expected, attribute)), str(getattr(found, attribute))
        if ours != theirs:
            facts = {"feature": expected.name, "expected": ours or "–", "found": theirs or "–"}
            yield Message(f"fault-portfolio-{attribute}", facts)
    ours, theirs = tuple(expected.categories), tuple(found.categories)
    if ours == theirs:
        return
    added = tuple(name for name in theirs if name not in ours)
    absent = tuple(name for name in ours if name not in theirs)
    if added or absent:
        facts = {"feature": expected.name, "added": added, "absent": absent}
        yield Message("fault-portfolio-categories", facts)
    else:
        facts = {"feature": expected.name, "expected": ours, "found": theirs}
        yield Message("fault-portfolio-categories-order", facts)
