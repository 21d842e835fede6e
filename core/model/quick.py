"""The quick model: one weight for each hashed feature and output, and the word lists' scores beside them."""

import json
import subprocess
import time

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

import data

BUCKETS = 61_440
LISTED = 13
BATCH = 128
EPOCHS = 5
RATE = 2e-3
RARE = 0.4
# A text's features together weigh about this much, however many they are.
REACH = 3.0


def features(texts):
    """What `core/examples/features.rs` sees: buckets, and the word lists' thirteen scores."""
    command = ["cargo", "run", "--release", "--quiet", "--package", "ventvault-core", "--example", "features"]
    lines = "".join(json.dumps({"text": text}) + "\n" for text in texts)
    done = subprocess.run(command, input=lines, capture_output=True, text=True, check=True, cwd=data.HERE)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    return [np.array(buckets, dtype=np.int64) for buckets, _ in rows], np.array([listed for _, listed in rows], np.float32)


class Quick(nn.Module):
    def __init__(self, outputs):
        super().__init__()
        self.buckets = nn.EmbeddingBag(BUCKETS, outputs, mode="sum")
        self.listed = nn.Linear(LISTED, outputs)
        nn.init.zeros_(self.buckets.weight)
        nn.init.zeros_(self.listed.weight)

    def forward(self, buckets, listed):
        counts = torch.tensor([max(1, len(row)) for row in buckets], dtype=torch.float32)[:, None]
        starts = torch.tensor(np.cumsum([0] + [len(row) for row in buckets[:-1]]))
        summed = self.buckets(torch.tensor(np.concatenate(buckets)), starts)
        return summed * (REACH / counts.sqrt()) + self.listed(listed)


@torch.no_grad()
def logits(model, seen):
    buckets, listed = seen
    parts = range(0, len(buckets), 1024)
    return np.concatenate(
        [model(buckets[at : at + 1024], torch.tensor(listed[at : at + 1024])).numpy() for at in parts]
    )


def train(seen, targets, weights):
    buckets, listed = seen
    targets, weights = torch.tensor(targets), torch.tensor(weights)
    share = (targets * weights).sum(0) / weights.sum(0)
    rare = ((1 - share) / share) ** RARE
    model = Quick(targets.shape[1])
    groups = [(model.buckets.parameters(), RATE), (model.listed.parameters(), 5 * RATE)]
    optimizer = torch.optim.AdamW([{"params": part, "lr": rate} for part, rate in groups], weight_decay=0)
    steps = EPOCHS * -(-len(buckets) // BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: 1 - step / steps)
    chance = np.random.default_rng(1)
    started = time.time()
    for epoch in range(EPOCHS):
        order = chance.permutation(len(buckets))
        for at in range(0, len(order), BATCH):
            chosen = order[at : at + BATCH]
            given = model([buckets[one] for one in chosen], torch.tensor(listed[chosen]))
            loss = F.binary_cross_entropy_with_logits(
                given, targets[chosen], weight=weights[chosen], pos_weight=rare
            )
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
        print(f"quick, epoch {epoch + 1}: loss {loss.item():.4f}, {time.time() - started:.0f} s", flush=True)
    return model
