"""The texts that the models learn from, and their labels.

GoEmotions (Demszky et al. 2020, Apache-2.0): 28 labels of single comments, mapped to twelve of ours.
The other files in `data/` were written for this project, since GoEmotions has no loneliness and no
overwhelm, and little relief, frustration and anxiety.
"""

import re
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent
TRAIN = HERE / "data" / "goemotions_train.tsv"
TESTS = HERE.parent / "tests" / "data"
DEV = TESTS / "goemotions_dev.tsv"
PHRASES = (
    "loneliness_anxiety.tsv",
    "overwhelm_relief_frustration.tsv",
    *(f"loneliness_more_{part}.tsv" for part in "abcde"),
    *(f"overwhelm_more_{part}.tsv" for part in "abcd"),
    "several_feelings.tsv",
    "plain.tsv",
    "details.tsv",
    "voices.tsv",
    *(f"ordinary_{part}.tsv" for part in ("bright", "angry", "dark")),
)
# From this share of common words on, two texts are one: what is learnt from must not be what is tested with.
ALIKE = 0.6

GOEMOTIONS = """admiration amusement anger annoyance approval caring confusion curiosity desire disappointment
disapproval disgust embarrassment excitement fear gratitude grief joy love nervousness optimism pride realization
relief remorse sadness surprise neutral""".split()

MAPPED = {
    "joy": "joy amusement excitement pride love gratitude",
    "sadness": "sadness grief disappointment remorse",
    "anger": "anger",
    "fear": "fear",
    "surprise": "surprise",
    "disgust": "disgust",
    "trust": "admiration approval caring",
    "anticipation": "optimism desire",
    "anxiety": "nervousness",
    "relief": "relief",
    "frustration": "annoyance",
    "neutral": "neutral",
}

# In the order of `Emotion::ALL` in core/src/understand/mod.rs, then neutral.
LABELS = [
    "joy", "sadness", "anger", "fear", "surprise", "disgust", "trust", "anticipation", "overwhelm", "anxiety",
    "relief", "frustration", "loneliness", "neutral",
]  # fmt: skip

# What GoEmotions' authors group as positive and negative sentiment (their figure 2).
POSITIVE = set("admiration amusement approval caring desire excitement gratitude joy love optimism pride relief".split())
NEGATIVE = set(
    "anger annoyance disappointment disapproval disgust embarrassment fear grief nervousness remorse sadness".split()
)
TONE = {
    "positive": {"joy", "trust", "anticipation", "relief"},
    "negative": {"sadness", "anger", "fear", "disgust", "overwhelm", "anxiety", "frustration", "loneliness"},
}

ONLY_WRITTEN = ("overwhelm", "loneliness")
# A comment of GoEmotions with one of these may be lonely or overwhelmed: it is no example of either.
UNSURE = ("lonel", "alone", "isolat", "left out", "no friends", "overwhelm", "too much", "burn", "exhaust", "stress")


def goemotions(path):
    """Texts, and their 28 labels as 0 and 1."""
    texts, labels = [], []
    for text, ids in rows(path):
        row = np.zeros(len(GOEMOTIONS), np.float32)
        row[[int(label) for label in ids]] = 1
        texts.append(text)
        labels.append(row)
    return texts, np.stack(labels)


def mapped(labels):
    """28 labels as our fourteen and positive, negative: values and weights, 0 where GoEmotions cannot say."""
    known = {name: labels[:, [GOEMOTIONS.index(one) for one in ours.split()]].max(1) for name, ours in MAPPED.items()}
    absent = np.zeros(len(labels), np.float32)
    values = [known.get(name, absent) for name in LABELS]
    values += [labels[:, [GOEMOTIONS.index(one) for one in sorted(tone)]].max(1) for tone in (POSITIVE, NEGATIVE)]
    return np.stack(values, 1)


def weights(texts):
    """Which labels count for a comment of GoEmotions: overwhelm and loneliness only where they are surely absent."""
    found = np.ones((len(texts), len(LABELS) + 2), np.float32)
    for at, text in enumerate(texts):
        if any(word in text.lower() for word in UNSURE):
            found[at, [LABELS.index(name) for name in ONLY_WRITTEN]] = 0
    return found


def rows(path):
    """Text and labels of each row."""
    for line in path.read_text(encoding="utf8").splitlines():
        text, labels, *_ = line.split("\t")
        yield text, labels.split(",")


def words(text):
    return frozenset(re.findall(r"[\w']+", text.lower()))


def tested():
    """The written sets that the tests read: the words of each text, by each of them."""
    found = {}
    sets = [TESTS / "understanding" / name for name in ("emotions.tsv", "emotions_second.tsv", "themes.tsv")]
    sets += [TESTS / "crisis" / f"{pair}_{what}.tsv" for pair in ("second", "third") for what in ("danger", "near_misses")]
    for path in sets:
        for text, _ in rows(path):
            own = words(text)
            for word in own:
                found.setdefault(word, set()).add(own)
    return found


TESTED = tested()


def ours(name):
    """Text and labels of each row of a file that was written for this project; raises on one that the tests
    read, too, or nearly so."""
    for text, labels in rows(HERE / "data" / name):
        own = words(text)
        for other in set().union(*(TESTED.get(word, ()) for word in own)):
            if len(own & other) >= ALIKE * len(own | other):
                raise ValueError(f"{name}: {text!r} is nearly a text of the tests: {sorted(other)}")
        yield text, labels


def written():
    """Texts of our own and their labels, as fourteen and positive, negative."""
    texts, values = [], []
    for name in PHRASES:
        for text, labels in ours(name):
            labels = set(labels)
            unknown = labels - set(LABELS)
            if unknown:
                raise ValueError(f"{name}: {text!r} has labels that do not exist: {sorted(unknown)}")
            row = [float(label in labels) for label in LABELS]
            row += [float(bool(labels & tone)) for tone in TONE.values()]
            texts.append(text)
            values.append(np.array(row, np.float32))
    return texts, np.stack(values)


# In the order of `Theme::ALL` in core/src/understand/mod.rs, then none.
THEMES = [
    "work", "relationships", "family", "health", "finances", "self-esteem", "future", "past", "social", "existential",
    "daily-stress", "none",
]  # fmt: skip


def themes():
    """Texts of our own, and the number of the theme that each is about most."""
    texts, named = zip(*ours("themes.tsv"))
    return list(texts), np.array([THEMES.index(first) for first, *_ in named])


def danger():
    """Texts that speak of danger, and others: of each our own that were written for this, those that the rules of
    `core/src/crisis` were written to, and as others what else there is."""
    texts = lambda path: [text for text, _ in rows(path)]
    own = list(ours("danger.tsv"))
    named = lambda label: [text for text, labels in own if labels == [label]]
    others = texts(TESTS / "crisis" / "near_misses.tsv") + named("none") + written()[0] + themes()[0] + texts(TRAIN)[:5_000]
    return texts(TESTS / "crisis" / "danger.tsv") + named("danger"), others
