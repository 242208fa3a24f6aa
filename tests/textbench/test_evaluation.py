"""Measures: against scikit-learn where it has them, and on vectors whose answer is known."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from sklearn.cluster import KMeans
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import adjusted_rand_score, f1_score, normalized_mutual_info_score
from sklearn.neighbors import NearestNeighbors

from clairscore.textbench.comparison import (
    Measured,
    best,
    compared,
    exceeds_refit_spread,
    exceeds_split_error,
    ranking,
)
from clairscore.textbench.evaluation.classification import (
    classification,
    few_shot,
    splits,
    zero_shot,
)
from clairscore.textbench.evaluation.clustering import clustering, maps
from clairscore.textbench.evaluation.dimensions import axes, layers
from clairscore.textbench.evaluation.neighbours import precision_of_neighbours
from clairscore.textbench.evaluation.resampling import (
    bootstrap_draws,
    drawn_ari,
    drawn_macro_f1,
    drawn_means,
)
from clairscore.textbench.evaluation.sizes import forms
from clairscore.textbench.results import Pair

SOME = st.integers(8, 40).flatmap(
    lambda n: st.tuples(
        arrays(np.intp, n, elements=st.integers(0, 3)),
        arrays(np.intp, n, elements=st.integers(0, 3)),
    )
)
RNG = np.random.default_rng(1)
CODES = np.repeat(np.arange(3), 20)
CLEAR = (np.eye(3, 8)[CODES] + RNG.normal(0, 0.05, (60, 8))).astype(np.float32)
NOISE = RNG.normal(0, 1, (60, 8)).astype(np.float32)


@given(SOME)
def test_without_drawing_again_the_rand_index_is_scikit_learn_s(
    pair: tuple[np.ndarray, np.ndarray],
) -> None:
    labels, clusters = pair
    found = drawn_ari(labels, clusters, np.ones((1, len(labels))))
    assert found[0] == pytest.approx(adjusted_rand_score(labels, clusters), abs=1e-9)


@given(SOME)
def test_without_drawing_again_the_macro_f1_is_scikit_learn_s(
    pair: tuple[np.ndarray, np.ndarray],
) -> None:
    labels, given_ = pair
    found = drawn_macro_f1(labels, given_, np.ones((1, len(labels))))
    occurring = np.unique(labels)
    wanted = f1_score(labels, given_, labels=occurring, average="macro")
    assert found[0] == pytest.approx(wanted, abs=1e-9)


def test_draws_hold_as_many_texts_as_there_are_and_are_the_same_twice() -> None:
    draws = bootstrap_draws(50, 200, seed=3)
    assert (draws.sum(axis=1) == 50).all()
    assert (draws == bootstrap_draws(50, 200, seed=3)).all()
    values = RNG.normal(size=50)
    assert drawn_means(values, draws).std() == pytest.approx(values.std() / 50**0.5, rel=0.15)


def test_clear_classes_are_found_and_noise_is_not() -> None:
    draws = bootstrap_draws(60, 100, seed=1)
    rows = [np.arange(48), np.arange(12, 60)]
    for vectors, low, high in ((CLEAR, 0.99, 1.0), (NOISE, -0.2, 0.3)):
        found, drawn = clustering([vectors] * 2, CODES, draws, seeds=(1, 2), subsamples=rows)
        assert low <= found.ari.value <= high
        assert found.ari.low <= found.ari.value + 0.1
        assert (len(found.runs), len(found.refits), len(drawn)) == (2, 2, 100)


def test_refits_are_k_means_on_their_rows_and_runs_on_all_of_them() -> None:
    draws = bootstrap_draws(60, 100, seed=1)
    subsamples = [np.arange(48), np.arange(12, 60), np.arange(0, 60, 2)]
    found, _ = clustering([NOISE, NOISE + CLEAR], CODES, draws, seeds=(4, 5), subsamples=subsamples)

    def clusters(vectors: np.ndarray, seed: int) -> np.ndarray:
        return KMeans(3, n_init=10, random_state=seed).fit_predict(vectors)  # pyright: ignore[reportArgumentType] -- the stub knows "auto" alone

    runs = [clusters(NOISE, 4), clusters(NOISE + CLEAR, 5)]
    assert found.runs == [adjusted_rand_score(CODES, one) for one in runs]
    assert found.ari.value == pytest.approx(np.mean(found.runs))
    assert found.ari.spread == pytest.approx(abs(found.runs[0] - found.runs[1]) / 2)
    assert found.nmi == pytest.approx(
        np.mean([normalized_mutual_info_score(CODES, one) for one in runs])
    )
    assert found.clusters == runs[0].tolist()
    assert found.refits == [
        adjusted_rand_score(CODES[rows], clusters(NOISE[rows], at))
        for at, rows in enumerate(subsamples)
    ]


def test_a_map_is_the_same_twice() -> None:
    once, twice = (maps(CLEAR, (1,))[0] for _ in range(2))
    assert np.array_equal(once, twice)


def test_every_text_is_tested_once_a_repeat_and_never_learnt_from_then() -> None:
    found = splits(CODES, folds=5, repeats=2, seed=1)
    for repeat in range(2):
        tested = np.concatenate([one.test for one in found if one.repeat == repeat])
        assert sorted(tested) == list(range(60))
    assert all(not set(one.train) & set(one.test) for one in found)


def test_classifiers_tell_clear_classes_and_learn_only_from_training_rows() -> None:
    seen: list[set[int]] = []

    def fold(train: np.ndarray) -> np.ndarray:
        seen.append(set(train.tolist()))
        return CLEAR

    shared = splits(CODES, folds=5, repeats=1, seed=1)
    draws = bootstrap_draws(60, 100, seed=1)
    found = classification(fold, CODES, shared, draws=draws, seed=1)
    assert [set(split.train.tolist()) for split in shared] == seen
    for one in found.values():
        assert one.accuracy.value == 1.0
        assert np.shape(one.predicted) == (1, 60)


def test_few_labels_are_enough_for_clear_classes_and_more_are_not_asked_than_there_are() -> None:
    found = few_shot(CLEAR, CODES, shots=(1, 5, 50), draws=3, seed=1)
    assert [shot.k for shot in found] == [1, 5]
    assert found[0].accuracy > 0.95


def test_few_labels_teach_a_logistic_regression_that_is_measured_on_all_the_others() -> None:
    hazy = CLEAR + RNG.normal(0, 0.6, CLEAR.shape).astype(np.float32)
    length = np.sqrt((hazy.astype(float) ** 2).sum(axis=1).mean())
    draws = np.random.default_rng((7, 3))
    expected: list[float] = []
    for _ in range(4):
        order = draws.permutation(60).tolist()
        of_class = [[row for row in order if CODES[row] == code] for code in range(3)]
        train = [row for rows in of_class for row in rows[:3]]
        test = [row for row in order if row not in train]
        model = LogisticRegression(C=10, max_iter=1_000).fit(hazy[train] / length, CODES[train])
        expected.append(model.score(hazy[test] / length, CODES[test]))
    (found,) = few_shot(hazy, CODES, shots=(3,), draws=4, seed=7)
    assert 0.4 < np.mean(expected) < 0.95
    assert (found.accuracy, found.spread) == pytest.approx((np.mean(expected), np.std(expected)))


def test_neighbours_and_names_of_clear_classes_agree() -> None:
    draws = bootstrap_draws(60, 100, seed=1)
    precision, shares = precision_of_neighbours(CLEAR, CODES, draws)
    assert precision.value == 1.0
    assert shares.shape == (60,)
    names = np.eye(3, 8, dtype=np.float32)
    assert zero_shot(CLEAR, names, codes=CODES, draws=draws).value == 1.0


def test_a_text_is_not_its_own_neighbour() -> None:
    # three texts of one class and one of another: of each text's three others
    vectors = np.array([[1, 0], [1, 0.1], [1, 0.2], [0, 1]], np.float32)
    found, shares = precision_of_neighbours(vectors, np.array([0, 0, 0, 1]), np.ones((1, 4)))
    assert shares == pytest.approx([2 / 3, 2 / 3, 2 / 3, 0])
    assert found.value == pytest.approx(1 / 2)


def test_neighbours_are_scikit_learn_s_ten_nearest_by_cosine_in_every_block_of_rows() -> None:
    rng = np.random.default_rng(3)
    vectors = rng.normal(0, 1, (1_100, 4)).astype(np.float32)
    codes = (vectors[:, 0] + rng.normal(0, 0.5, 1_100) > 0).astype(np.intp)
    found, shares = precision_of_neighbours(vectors, codes, np.ones((1, 1_100)))
    near = NearestNeighbors(n_neighbors=11, metric="cosine").fit(vectors)
    others = near.kneighbors(vectors, return_distance=False)[:, 1:]
    assert shares == pytest.approx((codes[others] == codes[:, None]).mean(axis=1))
    assert 0.6 < found.value < 0.9


def test_texts_and_names_are_each_centred_on_their_own_mean() -> None:
    # centred texts: (0, 3) and thrice (0, −1); centred names: (2, 1), (−2, −1)
    texts = np.array([[10, 3], [10, -1], [10, -1], [10, -1]], np.float32)
    names = np.array([[4, 3], [0, 1]], np.float32)
    found = zero_shot(texts, names, codes=np.array([0, 0, 1, 1]), draws=np.ones((1, 4)))
    assert found.value == pytest.approx(3 / 4)


def test_smaller_forms_are_measured_and_first_dimensions_cut_only_where_trained_for_it() -> None:
    codes = np.repeat(np.arange(3), 30)
    wide = np.tile(np.eye(3, 8)[codes], 5) + RNG.normal(0, 0.05, (90, 40))
    shared = splits(codes, folds=5, repeats=1, seed=1)
    for matryoshka in (False, True):
        found = forms(wide.astype(np.float32), codes, shared, matryoshka=matryoshka)
        names = [form.name for form in found]
        assert names == ["full", "pca", *(["first"] if matryoshka else []), "int8", "binary"]
        assert [form.bytes_a_text for form in found if form.name in {"pca", "binary"}] == [128, 5]
        assert all(form.accuracy > 0.95 for form in found)


def measured(value: float, again: list[float], n: int = 200) -> Measured:
    rng = np.random.default_rng(5)
    return Measured(value, value + rng.normal(0, 0.001, n), np.array(again))


def test_what_can_be_told_apart_has_ranks_and_what_cannot_shares_them() -> None:
    rows = {
        "good": measured(0.95, [0.95, 0.951, 0.949, 0.95]),
        "twin": measured(0.95, [0.951, 0.95, 0.95, 0.949]),
        "poor": measured(0.60, [0.6, 0.61, 0.59, 0.6]),
    }
    found = ranking(
        "accuracy", rows, exceeds_split_error(splits(CODES, folds=5, repeats=1, seed=1))
    )
    assert found.ranks == {"good": (1, 2), "twin": (1, 2), "poor": (3, 3)}
    assert list(best(found)) == ["good", "twin"]


@pytest.mark.parametrize(
    ("drawn", "again", "agrees", "apart"),
    [
        ([0.01, 0.02, 0.03], [0.02, 0.02], True, True),
        ([-0.01, -0.02, -0.03], [-0.02, -0.02], True, True),
        ([0.0, 0.0, 0.0], [0.02, 0.02], True, False),
        ([-0.01, 0.02, 0.03], [0.02, 0.02], True, False),
        ([0.01, 0.02, 0.03], [0.02, -0.02], False, False),
        ([0.01, 0.02, 0.03], [], True, True),
    ],
)
def test_draws_and_refits_must_both_tell_two_apart(
    drawn: list[float], again: list[float], *, agrees: bool, apart: bool
) -> None:
    still = Measured(0.5, np.zeros(3), np.zeros(len(again)))
    moved = Measured(0.5 + drawn[1], np.array(drawn), np.array(again))
    pair = compared("a", "b", {"a": moved, "b": still}, agrees=exceeds_refit_spread)
    assert (pair.first, pair.second) == ("a", "b")
    assert pair.difference == pytest.approx(drawn[1])
    # 2.5 and 97.5 % of three draws, on straight lines between them
    low, middle, high = sorted(drawn)
    assert (pair.low, pair.high) == pytest.approx(
        (low + 0.05 * (middle - low), high - 0.05 * (high - middle))
    )
    assert (pair.agrees, pair.apart) == (agrees, apart)


def test_a_difference_that_other_splits_would_turn_round_is_no_difference() -> None:
    rows = {
        "up": measured(0.90, [0.99, 0.81, 0.98, 0.82]),
        "down": measured(0.88, [0.80, 0.96, 0.81, 0.95]),
    }
    (pair,) = ranking(
        "accuracy", rows, exceeds_split_error(splits(CODES, folds=5, repeats=1, seed=1))
    ).pairs
    assert pair.low > 0
    assert not pair.agrees
    assert not pair.apart


@pytest.mark.parametrize(
    ("folds", "errors"),
    [(2, 2 * (5 / 3) ** 0.5), (3, 2), (4, 2 * (7 / 9) ** 0.5), (5, 2 * (2 / 3) ** 0.5)],
)
def test_two_corrected_errors_of_the_splits_must_be_exceeded(folds: int, errors: float) -> None:
    # m ± s four times: variance 4/3 s²; twice the error is 2 √((1/4 + 1/(folds − 1)) · 4/3) s
    agrees = exceeds_split_error(splits(CODES, folds=folds, repeats=2, seed=1))
    spread = np.array([1, -1, 1, -1])
    assert not agrees(errors - 0.001 + spread)
    assert agrees(errors + 0.001 + spread)
    assert agrees(-errors - 0.001 + spread)


def test_two_standard_deviations_of_the_refits_must_be_exceeded() -> None:
    spread = np.array([1, 0, -1])  # of standard deviation 1
    assert not exceeds_refit_spread(1.999 + spread)
    assert exceeds_refit_spread(2.001 + spread)
    assert exceeds_refit_spread(-2.001 + spread)
    assert exceeds_refit_spread(np.array([0.001]))  # one alone has no spread


def test_refits_that_scatter_more_than_they_differ_disagree() -> None:
    assert exceeds_refit_spread(np.array([0.10, 0.11, 0.09]))
    assert not exceeds_refit_spread(np.array([0.10, -0.20, 0.25]))


def planted(n: int = 120) -> tuple[np.ndarray, list[str], np.ndarray]:
    """Return vectors whose first direction is a word, and the texts' length their second."""
    rng = np.random.default_rng(7)
    codes = np.arange(n) % 2
    lengths = rng.integers(1, 40, n)
    words = np.where(codes, "loan", "card")
    texts = [f"{word} the " + "x " * length for word, length in zip(words, lengths, strict=True)]
    vectors = np.zeros((n, 12), np.float32)
    vectors[:, 4] = 10 * codes
    vectors[:, 7] = np.log1p(lengths + 2)
    return vectors + rng.normal(0, 0.05, vectors.shape).astype(np.float32), texts, codes


def test_directions_are_read_by_the_words_and_classes_at_their_ends() -> None:
    vectors, texts, codes = planted()
    first, second, *_ = axes(vectors, texts, codes, stop=frozenset({"the"}))
    assert first.share > 0.9
    assert first.by_class > 0.99
    ends = {end.label: end for end in (first.low, first.high)}
    assert ends[0].words[0] == "card"
    assert ends[1].words[0] == "loan"
    assert {codes[end.text] == label for label, end in ends.items()} == {True}
    assert second.by_class < 0.1
    short, long = sorted(len(texts[end.text].split()) for end in (second.low, second.high))
    assert short < 6
    assert long > 34


def test_probes_read_what_is_in_the_vectors_and_not_what_was_reduced_away() -> None:
    vectors, texts, codes = planted()
    shared = splits(codes, folds=5, repeats=1, seed=1)
    found = layers(vectors, texts, codes, shared=shared, drawn=vectors[:, :2])
    by_layer = {(one.name, one.dimensions): one for one in found}
    full, pca, drawn = by_layer["full", 12], by_layer["pca", 2], by_layer["tsne", 2]
    assert full.accuracy == pca.accuracy == 1.0
    assert full.length is not None
    assert pca.length is not None
    assert drawn.length is not None
    assert full.length > 0.95
    assert pca.length > 0.95
    assert drawn.length < 0.2  # two dimensions of noise
    assert drawn.accuracy < 0.7
    assert full.digits is None  # no text has any
    assert drawn.neighbours < 0.7 < pca.neighbours < full.neighbours == 1.0


def test_the_share_of_digits_is_read_whatever_the_length() -> None:
    rng = np.random.default_rng(2)
    codes = np.arange(60) % 2
    sizes = rng.integers(10, 60, 60)
    digits = (sizes * rng.random(60)).astype(int)
    texts = ["7" * k + "x" * (n - k) for k, n in zip(digits, sizes, strict=True)]
    vectors = rng.normal(0, 0.01, (60, 4)).astype(np.float32)
    vectors[:, 1] += digits / sizes
    shared = splits(codes, folds=5, repeats=1, seed=1)
    full = layers(vectors, texts, codes, shared=shared, drawn=vectors[:, 2:])[0]
    assert full.digits is not None
    assert full.digits > 0.98
    assert full.length is None, "each text is one word"


def drawn_pair(value: float, *, error: float, again: list[float]) -> Pair:
    """Return two encoders that differ by `value`, with an error over texts drawn again."""
    spread = error * np.random.default_rng(1).standard_normal(4_000)
    rows = {
        "one": Measured(value, value + spread, np.array(again)),
        "other": Measured(0.0, np.zeros(4_000), np.zeros(len(again))),
    }
    return compared("one", "other", rows, agrees=exceeds_refit_spread)


def test_verdicts_say_which_test_sees_a_difference() -> None:
    steady, turning = [0.1, 0.11, 0.09], [0.5, -0.3, 0.1]
    assert drawn_pair(0.1, error=0.01, again=steady).verdict == "apart"
    assert drawn_pair(0.1, error=0.01, again=turning).verdict == "texts"
    assert drawn_pair(0.1, error=0.20, again=steady).verdict == "again"
    assert drawn_pair(0.1, error=0.20, again=turning).verdict == "none"
    assert drawn_pair(0.1, error=0.20, again=[]).verdict == "none"


def test_the_smallest_gap_is_told_apart_in_four_of_five_corpora() -> None:
    pair = drawn_pair(0.0, error=0.02, again=[])
    assert pair.smallest == pytest.approx(2.84 * 0.02, rel=0.03)
    gaps = np.random.default_rng(2).normal(pair.smallest or 0, 0.02, 400)
    told = [drawn_pair(gap, error=0.02, again=[]).apart for gap in gaps]
    assert np.mean(told) == pytest.approx(0.8, abs=0.05)
    disputed = drawn_pair(0.0, error=0.02, again=[0.3, -0.3, 0.0])
    assert disputed.smallest == pytest.approx(2.84 * 0.3)
