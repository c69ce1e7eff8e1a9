"""Trains the phrases that ask: `core/data/phrases.tsv`.

    target/fast/sidecue training text > /tmp/text.jsonl
    target/fast/sidecue training turns training/calls > /tmp/turns.jsonl
    python training/phrases.py /tmp/text.jsonl /tmp/turns.jsonl core/data

A softmax over three kinds of talk (asks, follows up, asks for nothing), linear in the runs of one to three words among the last 32. Runs that
name topics are kept out by what they are trained on: look-alikes and answers are as full of them as questions. Each kind weighs the same.
"""

import json
import random
import sys
from collections import Counter
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

TAIL, RUN = 32, 3
FEWEST = 8
STRENGTH = 0.35
# Runs that weigh less than this either way are left out.
LEAST = 0.25
KINDS = {"asks": 0, "follows": 1, "nothing": 2}
LINES = {"question": "asks", "alias": "asks", "asking": "asks", "follow-up": "follows", "look-alike": "nothing"}


def runs(words):
    tail = words[-TAIL:]
    return {" ".join(tail[at : at + n]) for n in range(1, RUN + 1) for at in range(len(tail) - n + 1)}, max(1, len(tail)) ** -0.5


def examples(lines, turns, rng):
    """Where it comes from, words and kind: lines, and turns at their ends; talk that asks for nothing also at places within."""
    for line in lines:
        if line["kind"] in LINES and line["words"]:
            yield line["source"], line["words"], LINES[line["kind"]]
    for turn in turns:
        words = turn["words"]
        ends = {len(words)}
        if turn["kind"] == "nothing":
            ends |= {rng.randrange(1, len(words) + 1) for _ in range(len(words) // 16)}
        for end in sorted(ends - {0}):
            yield turn["source"], words[:end], turn["kind"]


def fit(data):
    """The runs, and the model's weights over them for asking and following up, against asking for nothing; the empty run first."""
    counts = Counter(run for _, words, _ in data for run in runs(words)[0])
    known = {run: number for number, run in enumerate(sorted(run for run, n in counts.items() if n >= FEWEST))}
    rows, columns, values = [], [], []
    for row, (_, words, _) in enumerate(data):
        found, share = runs(words)
        for run in sorted(found & known.keys()):
            rows.append(row)
            columns.append(known[run])
            values.append(share)
    matrix = csr_matrix((values, (rows, columns)), shape=(len(data), len(known)), dtype=np.float32)
    kinds = np.array([KINDS[kind] for _, _, kind in data])
    model = LogisticRegression(C=STRENGTH, class_weight="balanced", max_iter=400).fit(matrix, kinds)
    weights = model.coef_[:2] - model.coef_[2]
    kept = {run: weights[:, number].round(2) for run, number in known.items() if np.abs(weights[:, number]).max() > LEAST}
    return {"": (model.intercept_[:2] - model.intercept_[2]).round(2), **kept}


def kind_of(weights, words):
    found, share = runs(words)
    asks, follows = weights[""] + share * sum((weights[run] for run in found if run in weights), np.zeros(2))
    return "nothing" if max(asks, follows) < 0 else "asks" if asks >= follows else "follows"


def check(data):
    """Trained without a fifth of the cards and calls, how much of that fifth is told right."""
    sources = sorted({source for source, _, _ in data})
    held = set(sources[::5])
    weights = fit([example for example in data if example[0] not in held])
    for kind in KINDS:
        told = [kind_of(weights, words) for source, words, wanted in data if source in held and wanted == kind]
        print(f"{kind}: told as", {other: round(told.count(other) / len(told), 3) for other in KINDS}, f"of {len(told)} held out")


def main():
    lines = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
    turns = [json.loads(line) for line in open(sys.argv[2], encoding="utf-8")]
    data = list(examples(lines, turns, random.Random(0)))
    check(data)
    weights = fit(data)
    with open(Path(sys.argv[3]) / "phrases.tsv", "w", encoding="utf-8") as out:
        print("# run of words\tasks\tfollows up (made by training/phrases.py; the empty run is always there)", file=out)
        for run, weight in weights.items():
            print(run, *(f"{x:.2f}" for x in weight), sep="\t", file=out)
    print(len(data), "examples,", len(weights), "runs kept")


if __name__ == "__main__":
    main()
