"""Trains everything in `weights/` but the sentence model, whose weights come as they are, and writes it.

`npm run train` runs this in a venv of its own; about a quarter of an hour on two cores.
"""

import json
import random
import zlib

import numpy as np
import torch
from sklearn.linear_model import LogisticRegression

import blob
import branch
import data
import encoder as bert
import measure
import quick

# What the quick model adds to the branch's logits: on dev as good as any from 0.4 to 0.6.
STACKED = 0.5
# What a written text weighs for the labels that GoEmotions has: more of it would pull relief and anxiety away
# from what its annotators called so.
WRITTEN = 0.1
# What it weighs for loneliness and overwhelm, which are two labels of many.
OWN_WEIGHT = 3
# Vents are longer than comments, and hold more than one thing: so many texts are several in a row.
PASSAGES = 3_600
OUTPUTS = [*data.LABELS, "positive", "negative"]
TWELVE = [data.LABELS.index(name) for name in data.MAPPED]
NEUTRAL = data.LABELS.index("neutral")
OWN = [data.LABELS.index(name) for name in data.ONLY_WRITTEN]


def held_out(texts):
    """One text in seven, by its bytes: what sets the thresholds of labels that GoEmotions lacks."""
    return np.array([zlib.crc32(text.encode()) % 7 == 0 for text in texts])


class Examples:
    """Everything to learn from, and the two sets that thresholds are set on."""

    def __init__(self):
        comments, known = data.goemotions(data.TRAIN)
        dev, dev_known = data.goemotions(data.DEV)
        phrases, phrase_values = data.written()
        aside = held_out(phrases)
        ours = [text for text, out in zip(phrases, aside) if not out]
        self.texts = comments + ours
        self.targets = np.concatenate([data.mapped(known), phrase_values[~aside]])
        phrase_weights = np.full_like(phrase_values[~aside], WRITTEN)
        phrase_weights[:, OWN] = OWN_WEIGHT
        self.weights = np.concatenate([data.weights(comments), phrase_weights])
        # GoEmotions' own 28 labels teach the branch more than our twelve; its head of them is thrown away.
        self.finer = np.concatenate([known, np.zeros((len(ours), known.shape[1]), np.float32)])
        self.finer_weights = np.zeros_like(self.finer)
        self.finer_weights[: len(comments)] = 0.5
        self.add_passages(len(comments))
        self.dev, self.dev_targets = dev, data.mapped(dev_known)
        self.aside = [text for text, out in zip(phrases, aside) if out]
        self.aside_targets = phrase_values[aside]

    def add_passages(self, comments):
        """A third are neutral from end to end, a third hold one text of any kind, a third are written ones."""
        chance = random.Random(2)
        neutral = [at for at, row in enumerate(self.targets) if row[NEUTRAL] and row.sum() == 1]
        told = [[at for at in neutral if at < comments], [at for at in neutral if at >= comments]]
        written = range(comments, len(self.texts))
        rows = []
        for number in range(PASSAGES):
            if number % 3 == 2:
                rows.append(chance.sample(written, chance.randint(2, 3)))
                continue
            row = chance.sample(told[chance.randrange(2)], chance.randint(2, 6))
            if number % 3 == 1:
                row[chance.randrange(len(row))] = chance.randrange(len(self.texts))
            rows.append(row)
        targets = np.stack([self.targets[row].max(0) for row in rows])
        targets[:, NEUTRAL] = np.delete(targets[:, : len(data.LABELS)], NEUTRAL, 1).max(1) == 0
        self.texts += [" ".join(self.texts[at] for at in row) for row in rows]
        self.targets = np.concatenate([self.targets, targets])
        self.weights = np.concatenate([self.weights, np.stack([self.weights[row].min(0) for row in rows])])
        self.finer = np.concatenate([self.finer, np.zeros((PASSAGES, self.finer.shape[1]), np.float32)])
        self.finer_weights = np.concatenate([self.finer_weights, np.zeros((PASSAGES, self.finer.shape[1]), np.float32)])


class Decision:
    """Logits to chances, and the chance from which each label holds."""

    def __init__(self, examples, dev, aside, plain=1):
        """`plain` is how many comments stand for plain talk beside each written text, half of which are near-misses."""
        self.factors, self.offsets, self.thresholds = [], [], []
        self.report = {}
        for at, name in enumerate(OUTPUTS):
            # Half the written texts are of one label: with the comments beside them the chances stay sober.
            own = name in data.ONLY_WRITTEN
            truth, logits = examples.dev_targets[:, at], dev[:, at]
            if own:
                truth = np.concatenate([truth, examples.aside_targets[:, at]])
                logits = np.concatenate([logits, aside[:, at]])
            factor, offset = measure.calibration(truth, logits)
            self.factors.append(factor)
            self.offsets.append(offset)
            scores = measure.chances(factor * logits + offset)
            if name in data.LABELS:
                some = slice(0, plain * len(examples.aside))
                shown = (truth, logits)
                if own:
                    shown = tuple(
                        np.concatenate(pair)
                        for pair in (
                            (examples.aside_targets[:, at], examples.dev_targets[some, at]),
                            (aside[:, at], dev[some, at]),
                        )
                    )
                scores = measure.chances(factor * shown[1] + offset)
                bound = measure.threshold(shown[0], scores)
                self.thresholds.append(bound)
                self.report[name] = measure.f1(shown[0], scores >= bound)

    def macro(self):
        return float(np.mean([self.report[name] for name in data.MAPPED]))

    def write(self, out):
        for values in (self.factors, self.offsets, self.thresholds):
            out.floats(np.array(values))


def learn_quick(examples):
    seen = quick.features(examples.texts)
    model = quick.train(seen, examples.targets, examples.weights)
    # What is decided is decided on the rounded weights.
    weights = model.buckets.weight.detach().numpy()
    scales, rounded = blob.rounded(weights.T)
    with torch.no_grad():
        model.buckets.weight.copy_(torch.tensor((rounded * scales[:, None]).T))
    dev, aside = (quick.logits(model, quick.features(texts)) for texts in (examples.dev, examples.aside))
    # It names a feeling to the person at once: better none than a wrong one.
    decision = Decision(examples, dev, aside, plain=4)
    out = blob.Blob(blob.QUICK)
    out.floats(scales)
    out.floats(model.listed.bias.detach())
    out.floats(model.listed.weight.detach())
    decision.write(out)
    out.raw(np.ascontiguousarray(rounded.T).tobytes())
    out.write("quick.bin")
    return decision, dev, aside


def learn_branch(encoder, examples):
    dev, aside = branch.Trunk(encoder, examples.dev), branch.Trunk(encoder, examples.aside)
    targets = np.concatenate([examples.targets, examples.finer], 1)
    weights = np.concatenate([examples.weights, examples.finer_weights], 1)
    tuned = branch.Branch(targets.shape[1])

    def show(tuned):
        found = Decision(examples, branch.logits(tuned, dev), branch.logits(tuned, aside))
        print(f"dev: macro-F1 {found.macro():.4f}", flush=True)

    branch.fine_tune(tuned, branch.Trunk(encoder, examples.texts), targets, weights, show)
    round_weights(tuned)
    given = [branch.logits(tuned, trunk)[:, : len(OUTPUTS)] for trunk in (dev, aside)]
    return tuned, *given


@torch.no_grad()
def round_weights(tuned):
    """Puts the rounded weights in place, so that thresholds are set on what will run."""
    for layer in tuned.layers:
        for part in (layer.query, layer.key, layer.value, layer.output, layer.inner, layer.outer):
            scales, values = blob.rounded(part.weight.numpy())
            part.weight.copy_(torch.tensor(values * scales[:, None]))


def learn_themes(encoder):
    """A softmax over the embedding: eleven themes and none."""
    texts, themes = data.themes()
    model = LogisticRegression(C=1.0, max_iter=2_000)
    model.fit(bert.embeddings(encoder, texts).numpy(), themes)
    return model


def learn_danger(encoder):
    """The chance that a text speaks of danger: a second opinion beside the rules, for counts alone."""
    danger, others = data.danger()
    model = LogisticRegression(C=3.0, max_iter=2_000)
    model.fit(bert.embeddings(encoder, danger + others).numpy(), [True] * len(danger) + [False] * len(others))
    return model


def write_understanding(tuned, decision, themes, danger):
    out = blob.Blob(blob.UNDERSTANDING)
    for layer in tuned.layers:
        out.layer(layer)
    out.floats(tuned.head.weight.detach()[: len(OUTPUTS)])
    out.floats(tuned.head.bias.detach()[: len(OUTPUTS)])
    out.floats([STACKED])
    decision.write(out)
    for head in (themes, danger):
        out.floats(head.coef_)
        out.floats(head.intercept_)
    out.write("understanding.bin")


def main():
    torch.manual_seed(1)
    random.seed(1)
    torch.set_num_threads(2)
    torch.use_deterministic_algorithms(True)
    blob.sentence()
    encoder, examples = bert.load(), Examples()
    print(f"{len(examples.texts):,} texts to learn from, {len(examples.aside)} written ones set aside", flush=True)
    quick_decision, quick_dev, quick_aside = learn_quick(examples)
    print(f"quick, dev: macro-F1 {quick_decision.macro():.4f}", flush=True)
    tuned, dev, aside = learn_branch(encoder, examples)
    for share in (0.0, 0.2, 0.4, 0.5, 0.6, 0.8):
        found = Decision(examples, dev + share * quick_dev, aside + share * quick_aside)
        print(f"with {share} of quick: macro-F1 {found.macro():.4f}")
    decision = Decision(examples, dev + STACKED * quick_dev, aside + STACKED * quick_aside)
    themes, danger = learn_themes(encoder), learn_danger(encoder)

    write_understanding(tuned, decision, themes, danger)
    report = {
        "quick": {"macro": quick_decision.macro(), **quick_decision.report},
        "full": {"macro": decision.macro(), **decision.report},
    }
    print(json.dumps(report, indent=1))


if __name__ == "__main__":
    main()
