"""Fine-tuning: the top layers of the encoder and a head of labels over the mean and the first token."""

import random
import time

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

import encoder as bert

BATCH = 32
LONGEST = 128
EPOCHS = 3
RATE = 2e-4
# How much more a rare label weighs: ((1 - share) / share) ** RARE.
RARE = 0.4
SEED = 1


class Branch(nn.Module):
    """The encoder's layers above the trunk, to be tuned, and the head."""

    def __init__(self, outputs):
        super().__init__()
        self.layers = bert.load().layers[bert.SHARED:]
        self.head = nn.Linear(2 * bert.HIDDEN, outputs)
        self.drop = nn.Dropout(0.1)

    def forward(self, states, mask):
        attention = mask[:, None, None, :].bool()
        for layer in self.layers:
            states = layer(self.drop(states), attention)
        pooled = torch.cat([bert.mean(states, mask), states[:, 0]], 1)
        return self.head(self.drop(pooled))


class Trunk:
    """What the layers below a branch give for each text; computed once, since they do not change."""

    def __init__(self, encoder, texts):
        self.rows = [encoded.ids for encoded in bert.tokenizer(LONGEST).encode_batch(list(texts))]
        self.ends = np.cumsum([0] + [len(row) for row in self.rows])
        self.states = torch.zeros(self.ends[-1], bert.HIDDEN, dtype=torch.float16)
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            for chosen in self.batches(64):
                ids, mask = bert.padded([self.rows[at] for at in chosen])
                states, attention = encoder.embed(ids), mask[:, None, None, :].bool()
                for layer in encoder.layers[: bert.SHARED]:
                    states = layer(states, attention)
                for place, at in enumerate(chosen):
                    self.states[self.ends[at] : self.ends[at + 1]] = states[place, : len(self.rows[at])].half()

    def batches(self, size, shuffle=None):
        """Indices in batches of like length."""
        order = list(range(len(self.rows)))
        if shuffle:
            shuffle.shuffle(order)
        found = []
        for start in range(0, len(order), size * 50):
            part = sorted(order[start : start + size * 50], key=lambda at: len(self.rows[at]))
            found += [part[at : at + size] for at in range(0, len(part), size)]
        if shuffle:
            shuffle.shuffle(found)
        return found

    def take(self, chosen):
        longest = max(len(self.rows[at]) for at in chosen)
        states = torch.zeros(len(chosen), longest, bert.HIDDEN)
        mask = torch.zeros(len(chosen), longest)
        for place, at in enumerate(chosen):
            length = len(self.rows[at])
            states[place, :length] = self.states[self.ends[at] : self.ends[at + 1]].float()
            mask[place, :length] = 1
        return states, mask


@torch.no_grad()
def logits(branch, trunk):
    branch.eval()
    found = None
    for chosen in trunk.batches(64):
        given = branch(*trunk.take(chosen))
        if found is None:
            found = torch.zeros(len(trunk.rows), given.shape[1])
        found[chosen] = given
    return found.numpy()


def fine_tune(branch, trunk, targets, weights, after):
    """Binary cross-entropy over all outputs, rare ones weighing more; AdamW, one cycle. `after` sees each epoch."""
    shuffle = random.Random(SEED)
    targets, weights = torch.tensor(targets), torch.tensor(weights)
    share = (targets * weights).sum(0) / weights.sum(0)
    rare = ((1 - share) / share.clamp(min=1e-4)) ** RARE
    body = [parameter for name, parameter in branch.named_parameters() if not name.startswith("head.")]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": RATE}, {"params": branch.head.parameters(), "lr": 1e-3}], weight_decay=0.01
    )
    steps = EPOCHS * len(trunk.batches(BATCH))
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, [RATE, 1e-3], total_steps=steps, pct_start=0.1)
    started, step = time.time(), 0
    for epoch in range(EPOCHS):
        total = 0.0
        for chosen in trunk.batches(BATCH, shuffle):
            branch.train()
            states, mask = trunk.take(chosen)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                given = branch(states, mask)
            loss = F.binary_cross_entropy_with_logits(
                given.float(), targets[chosen], weight=weights[chosen], pos_weight=rare
            )
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(branch.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            total += loss.item()
            if step % 200 == 0:
                print(f"step {step} of {steps}, {(time.time() - started) / step:.3f} s a step", flush=True)
        print(f"epoch {epoch + 1}: loss {total / steps * EPOCHS:.4f}, {time.time() - started:.0f} s", flush=True)
        after(branch)
