"""Writes files of weights as `core/src/sentence/blob.rs` reads them."""

import struct
import zlib
from pathlib import Path

import numpy as np

import encoder as bert

SENTENCE, UNDERSTANDING, QUICK = 1, 2, 3
WINDOW = 256
WEIGHTS = Path(__file__).parent / "weights"


class Blob:
    def __init__(self, kind):
        self.kind = kind
        self.parts = []

    def floats(self, values):
        self.parts.append(np.ascontiguousarray(values, dtype="<f4").tobytes())

    def raw(self, data):
        self.parts.append(bytes(data))

    def rows(self, matrix):
        """Scales of the rows, and the rows in int8."""
        scales, values = rounded(matrix)
        self.floats(scales)
        self.raw(values.tobytes())

    def dense(self, weight, bias):
        scales, values = rounded(weight)
        self.floats(scales)
        self.floats(bias)
        self.raw(values.tobytes())

    def norm(self, norm):
        self.floats(norm.weight.detach())
        self.floats(norm.bias.detach())

    def layer(self, layer):
        dense = lambda part: self.dense(part.weight.detach().numpy(), part.bias.detach().numpy())
        for part in (layer.query, layer.key, layer.value, layer.output):
            dense(part)
        self.norm(layer.attention_norm)
        dense(layer.inner)
        dense(layer.outer)
        self.norm(layer.norm)

    def write(self, name):
        contents = b"".join(self.parts)
        header = b"VVM1" + struct.pack("<III", self.kind, len(contents), zlib.crc32(contents))
        WEIGHTS.mkdir(exist_ok=True)
        (WEIGHTS / name).write_bytes(header + contents)
        print(f"{name}: {len(header) + len(contents):,} bytes")


def rounded(matrix):
    """Each row in int8 with the scale, of five, whose squared error is least: a little clipping often helps."""
    matrix = np.asarray(matrix, dtype=np.float64)
    largest = np.maximum(np.abs(matrix).max(1), 1e-12)
    best, scales = np.full(len(matrix), np.inf), largest / 127
    for clip in (1.0, 0.95, 0.9, 0.85, 0.8):
        scale = largest * clip / 127
        values = np.clip(np.round(matrix / scale[:, None]), -127, 127)
        error = ((values * scale[:, None] - matrix) ** 2).sum(1)
        scales, best = np.where(error < best, scale, scales), np.minimum(best, error)
    scales = scales.astype(np.float32)
    values = np.clip(np.round(matrix / scales.astype(np.float64)[:, None]), -127, 127).astype(np.int8)
    return scales, values


def sentence():
    """The sentence model: nothing is trained, so the bytes are the same everywhere."""
    encoder = bert.load()
    blob = Blob(SENTENCE)
    pieces = (bert.WHEEL / "vocab.txt").read_text(encoding="utf8").splitlines()
    pieces = sorted((piece.encode(), place) for place, piece in enumerate(pieces))
    blob.raw(len(piece) for piece, _ in pieces)
    blob.raw(np.array([place for _, place in pieces], dtype="<u2").tobytes())
    blob.raw(b"".join(piece for piece, _ in pieces))
    blob.rows(encoder.words.weight.detach().numpy())
    blob.floats((encoder.positions.weight[:WINDOW] + encoder.segments.weight[0]).detach())
    blob.norm(encoder.norm)
    for layer in encoder.layers:
        blob.layer(layer)
    blob.write("sentence.bin")


if __name__ == "__main__":
    sentence()
