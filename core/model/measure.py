"""Thresholds, calibration and F1."""

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score


def f1(truth, held):
    return f1_score(truth, held, zero_division=0)


def threshold(truth, scores):
    """The score that a label holds from, where F1 is best."""
    steps = np.unique(np.quantile(scores, np.linspace(0.4, 0.999, 400)))
    found = np.array([f1(truth, scores >= step) for step in steps])
    # The middle of what is nearly as good as the best: one lucky step would not last on other texts.
    good = steps[found >= found.max() - 0.002]
    return float(good[len(good) // 2])


def calibration(truth, logits):
    """Platt (1999): the factor and the offset that make logits chances."""
    model = LogisticRegression(C=100.0).fit(logits[:, None], truth)
    return float(model.coef_[0, 0]), float(model.intercept_[0])


def chances(logits):
    return 1 / (1 + np.exp(-logits))
