import numpy as np

from training.retrosynthesis.fit_forward import SITUATIONS, fit


def test_what_is_right_more_often_comes_to_count_more() -> None:
    # two candidates: the network speaks for the first, the rules for the second, which is the right one
    features = np.zeros((2, 2 * len(SITUATIONS)))
    features[:, 0] = 0.0, -3.0
    features[:, 1] = -3.0, 0.0
    weights = fit([(features, 1)])
    assert weights[1] > 0.5 > weights[0]
    assert np.argmax(features @ weights) == 1
    assert np.allclose(weights[2:], 0.5)
