"""Exact Shapley values of a tree ensemble for many rows at once, in float64.

TreeSHAP visits every leaf for every row. Here each tree is cut into groups of leaves that are told
apart by a few yes/no outcomes; what a group adds to each feature is tabulated once per combination
of outcomes, and explaining a row is then one look-up per group and feature. Tables by pattern of
outcomes are Woodelf's idea (Nadel and Wettenstein 2026, https://doi.org/10.1609/aaai.v40i29.39630).
It is written out here because the package of that name adds up in float32, 7e-6 off in log-odds,
and reads no categorical split.

The value of a leaf given a coalition S is ``v · Π_{j∈S} o_j · Π_{j∉S} r_j``, where o_j says whether
the row meets the path's conditions on feature j and r_j is the share of training rows that do.
Shapley's weights are integrals, ``s!(d−1−s)!/d! = ∫ t^s (1−t)^(d−1−s) dt``, so

    φ_i = v (o_i − r_i) ∫ Π_{j≠i} (o_j t + r_j (1 − t)) dt,

a polynomial of degree d − 1 that Gauss-Legendre quadrature integrates exactly with ⌈d/2⌉ points
(Wettenstein, Mitchell and Yu 2026, https://arxiv.org/abs/2605.04497).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:  # seconds to import
    import lightgbm as lgb

BITS = 9  # a group's table has at most 2^9 entries a feature, which stay in the first-level cache
DEEPEST = 14  # outcomes that tell a group's leaves apart; each more doubles its table
LARGEST = 64_000_000  # table entries in all: 512 MB
BLOCK_ROWS = 8_192  # columns of one block stay in the second-level cache
ZERO = 1e-35  # LightGBM's kZeroThreshold
INFINITE = 1e300  # how LightGBM's dump writes infinity


class TooDeep(ValueError):
    """Paths test more features than can be tabulated."""


@dataclass(frozen=True)
class _Split:
    """One inner node: which rows go left, and the share of training rows on each side."""

    feature: int
    threshold: np.float32
    categories: NDArray[np.bool_] | None
    missing: str
    default_left: bool
    share_left: float

    def goes_left(self, x: NDArray[np.float32]) -> NDArray[np.bool_]:
        """Return LightGBM's decision for each value of the feature."""
        if self.categories is not None:
            known = (x >= 0) & (x < len(self.categories))  # False for NaN: goes right
            codes = np.where(known, x, 0).astype(np.intp)
            return known & self.categories[codes]
        if self.missing == "NaN":
            return ~(x > self.threshold) if self.default_left else x <= self.threshold
        absent = np.isnan(x)
        left = np.where(absent, np.float32(0), x) <= self.threshold
        if self.missing == "Zero":
            left = np.where(absent | (np.abs(x) <= ZERO), self.default_left, left)
        return left


_Path = tuple[tuple[int, bool], ...]  # (split, went left) from the root down
_Node = int | float  # index of a split, or the value of a leaf


@dataclass(frozen=True)
class _Tree:
    splits: tuple[_Split, ...]
    children: tuple[tuple[_Node, _Node], ...]  # (left, right) of each split
    root: _Node


@dataclass(frozen=True)
class _Group:
    """Leaves below one node, and their contributions by combination of outcomes.

    `conditions` holds per bit, the least significant first, the (split, went left) pairs that must
    all hold; `table` is (n_features, 2^bits), its rows in the order of `features`.
    """

    conditions: tuple[_Path, ...]
    features: tuple[int, ...]
    table: NDArray[np.float64]


class TreeExplainer:
    """Path-dependent TreeSHAP of a LightGBM booster with one output.

    Parameters
    ----------
    booster
        Binary or regression booster without linear leaves.
    largest
        Table entries (8 bytes each) that may be kept.

    Attributes
    ----------
    base
        Mean output over the training rows (TreeSHAP's expected value).
    features
        Positions of the features that some split uses: all others contribute 0.

    Raises
    ------
    TooDeep
        A path tests more than 14 features, or the tables would be larger than allowed.
    """

    def __init__(self, booster: "lgb.Booster", *, largest: int = LARGEST) -> None:
        dumped = booster.dump_model()
        roots = [tree["tree_structure"] for tree in dumped["tree_info"]]
        self.base = float(sum(_mean(root) for root in roots))
        trees = [_tree(root) for root in roots]
        self.features = tuple(sorted({split.feature for tree in trees for split in tree.splits}))
        self._trees: list[tuple[tuple[_Split, ...], tuple[_Group, ...]]] = []
        for tree in trees:
            groups = tuple(_groups(tree))
            largest -= sum(group.table.size for group in groups)
            if largest < 0:
                raise TooDeep("the tables of all trees together are too large")
            self._trees.append((tree.splits, groups))

    def __call__(self, X: NDArray[np.float32]) -> NDArray[np.float64]:
        """Return the contributions, (n, n_features), in log-odds; rows sum to output − `base`."""
        contributions = np.zeros(X.shape, dtype=np.float64)
        for start in range(0, len(X), BLOCK_ROWS):
            rows = slice(start, start + BLOCK_ROWS)
            contributions[rows, self.features] = self._block(X[rows]).T
        return contributions

    def _block(self, X: NDArray[np.float32]) -> NDArray[np.float64]:
        """Return the contributions of the used features, (n_used, n)."""
        columns = {j: np.ascontiguousarray(X[:, j]) for j in self.features}
        position = {j: k for k, j in enumerate(self.features)}
        total = np.zeros((len(self.features), len(X)))
        looked_up = np.empty(len(X))
        for splits, groups in self._trees:
            left = [split.goes_left(columns[split.feature]) for split in splits]
            right = [~goes for goes in left]
            for group in groups:
                pattern = _pattern(group.conditions, left, right)
                for j, row in zip(group.features, group.table, strict=True):
                    # "clip" spares a copy; no pattern is out of range
                    np.take(row, pattern, out=looked_up, mode="clip")
                    total[position[j]] += looked_up
        return total


def _pattern(
    conditions: Sequence[_Path],
    left: Sequence[NDArray[np.bool_]],
    right: Sequence[NDArray[np.bool_]],
) -> NDArray[np.intp]:
    """Return for each row the number whose bit k says whether conditions k all hold."""
    pattern = np.zeros(len(left[0]), dtype=np.uint16)
    for k, path in enumerate(conditions):
        holds = [(left if went_left else right)[split] for split, went_left in path]
        met = holds[0] if len(holds) == 1 else np.logical_and.reduce(holds)
        pattern |= met.astype(np.uint16) << np.uint16(k)
    return pattern.astype(np.intp)


def _tree(root: Mapping[str, Any]) -> _Tree:
    splits: list[_Split] = []
    children: list[tuple[_Node, _Node]] = []

    def add(node: Mapping[str, Any]) -> _Node:
        if "split_feature" not in node:
            return float(node["leaf_value"])
        index = len(splits)
        splits.append(_split(node))
        children.append((0, 0))
        children[index] = (add(node["left_child"]), add(node["right_child"]))
        return index

    top = add(root)
    return _Tree(tuple(splits), tuple(children), top)


def _split(node: Mapping[str, Any]) -> _Split:
    categories = None
    threshold = np.float32(0)
    if node["decision_type"] == "==":
        codes = [int(code) for code in str(node["threshold"]).split("||")]
        categories = np.zeros(max(codes) + 1, dtype=np.bool_)
        categories[codes] = True
    else:
        threshold = _not_above(float(node["threshold"]))
    return _Split(
        feature=int(node["split_feature"]),
        threshold=threshold,
        categories=categories,
        missing=str(node["missing_type"]),
        default_left=bool(node["default_left"]),
        share_left=_count(node["left_child"]) / _count(node),
    )


def _not_above(threshold: float) -> np.float32:
    """Return the largest float32 not above a float64: float32 values compare to both alike.

    The dump writes an infinite threshold as ±1e300.
    """
    largest = float(np.finfo(np.float32).max)
    if abs(threshold) > largest:
        infinite = threshold < 0 or threshold >= INFINITE
        return np.float32(np.copysign(np.inf if infinite else largest, threshold))
    rounded = np.float32(threshold)
    return np.nextafter(rounded, np.float32(-np.inf)) if float(rounded) > threshold else rounded


def _count(node: Mapping[str, Any]) -> float:
    return float(node["internal_count"] if "split_feature" in node else node["leaf_count"])


def _mean(node: Mapping[str, Any]) -> float:
    """Return the mean output below a node, weighted by training rows."""
    if "split_feature" not in node:
        return float(node["leaf_value"])
    children = node["left_child"], node["right_child"]
    return sum(_mean(child) * _count(child) for child in children) / _count(node)


def _groups(tree: _Tree) -> Iterator[_Group]:
    """Cut a tree into the largest subtrees whose outcomes fit a table."""
    waiting: list[tuple[_Node, _Path]] = [(tree.root, ())] if tree.splits else []
    while waiting:
        node, above = waiting.pop()
        conditions = _by_feature(tree, above)
        below = tuple(_below(tree, node))
        if isinstance(node, float) or len(conditions) + len(below) <= BITS:
            yield _group(tree, node, above)
        else:
            left, right = tree.children[node]
            waiting += [(left, (*above, (node, True))), (right, (*above, (node, False)))]


def _by_feature(tree: _Tree, path: _Path) -> dict[int, _Path]:
    """Return the steps of a path by the feature that they test."""
    steps: dict[int, _Path] = {}
    for step in path:
        feature = tree.splits[step[0]].feature
        steps[feature] = (*steps.get(feature, ()), step)
    return steps


def _below(tree: _Tree, node: _Node) -> Iterator[int]:
    if isinstance(node, int):
        yield node
        for child in tree.children[node]:
            yield from _below(tree, child)


def _leaves(tree: _Tree, node: _Node, path: _Path) -> Iterator[tuple[float, _Path]]:
    if isinstance(node, float):
        yield node, path
    else:
        left, right = tree.children[node]
        yield from _leaves(tree, left, (*path, (node, True)))
        yield from _leaves(tree, right, (*path, (node, False)))


def _group(tree: _Tree, node: _Node, above: _Path) -> _Group:
    """Tabulate the leaves below a node.

    Bits: one for each feature tested above the node (all its conditions hold), then one for each
    split at or below it (goes left).
    """
    shared = _by_feature(tree, above)
    inner = list(_below(tree, node))
    conditions = (*shared.values(), *(((split, True),) for split in inner))
    if len(conditions) > DEEPEST:
        raise TooDeep(f"{len(conditions)} features on one path; at most {DEEPEST} can be tabulated")
    codes = np.arange(1 << len(conditions))
    bits = [(codes >> k & 1).astype(np.bool_) for k in range(len(conditions))]
    met_above = dict(zip(shared, bits, strict=False))
    goes_left = dict(zip(inner, bits[len(shared) :], strict=True))
    table: dict[int, NDArray[np.float64]] = {}
    for value, path in _leaves(tree, node, above):
        steps = _by_feature(tree, path)
        pattern = np.zeros(len(codes), dtype=np.intp)
        for k, (feature, taken) in enumerate(steps.items()):
            met = met_above.get(feature, np.True_)
            for split, went_left in taken[len(shared.get(feature, ())) :]:
                met = met & (goes_left[split] == went_left)
            pattern |= np.asarray(met, dtype=np.intp) << k
        shares = np.array([_share(tree, taken) for taken in steps.values()])
        for feature, row in zip(steps, value * leaf_values(shares), strict=True):
            table[feature] = table.get(feature, 0.0) + row[pattern]
    return _Group(conditions, tuple(table), np.array(list(table.values())))


def _share(tree: _Tree, steps: _Path) -> float:
    """Return the share of training rows that take all these steps."""
    share = 1.0
    for split, went_left in steps:
        left = tree.splits[split].share_left
        share *= left if went_left else 1 - left
    return share


def leaf_values(shares: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the Shapley values of a leaf of value 1 for every pattern of conditions met.

    Parameters
    ----------
    shares
        r, (d,): share of training rows that meet each condition, in (0, 1).

    Returns
    -------
    values
        (d, 2^d): φ_i where bit j of the column number says whether condition j is met.
    """
    d = len(shares)
    t, weights = _quadrature(d)
    missed = np.outer(shares, 1 - t)  # (d, n_points): the factor of a condition not met
    met = t + missed
    products = weights[:, None]
    for j in range(d):
        products = np.hstack([products * missed[j, :, None], products * met[j, :, None]])
    # (o_i − r_i) / factor_i, for o_i = 0 and 1: the product without factor i, times (o_i − r_i)
    when_missed = (-1 / (1 - t))[None, :].repeat(d, axis=0) @ products
    when_met = ((1 - shares[:, None]) / met) @ products
    bit = (np.arange(1 << d)[None, :] >> np.arange(d)[:, None]) & 1
    return np.where(bit == 1, when_met, when_missed)


@cache
def _quadrature(degree: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return points and weights on (0, 1), exact for polynomials of degree below `degree`."""
    points, weights = np.polynomial.legendre.leggauss((degree + 1) // 2)
    return (points + 1) / 2, weights / 2
