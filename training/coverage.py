"""Fits what the measures of coverage are worth: `core/data/coverage.tsv`.

    COVERAGE_ANSWERS="$PWD/tests/coverage/tuning.jsonl $PWD/training/answers/learning.jsonl" COVERAGE_MEASURES=/tmp/measures.jsonl \\
        cargo test -p sidecue-core --lib write_measures -- --ignored
    python training/coverage.py /tmp/measures.jsonl core/data/coverage.tsv

An answer is labelled by which points it makes, not by where, so this is learning from bags (Dietterich et al. 1997; Andrews et al. 2002): a
point counts as made when its surest stretch is sure enough. Logistic regression starts at the stretches that overlap the quoted words, then
takes by turns the surest stretches of each point under the weights so far, and fits the weights to them.

What is printed was measured on answers to cards that the weights in question were not fitted on (ten folds by card, three shuffles).
"""

import json
import sys

import numpy as np
from sklearn.linear_model import LogisticRegression

FOLDS = 10
SHUFFLES = 3
TURNS = 4
# Inverse strength of the prior on the weights.
PRIOR = 1.0
# Of a point that is made so many stretches are learnt from, of another so many: it must not be ticked by any.
SUREST_MADE = 3
SUREST_OTHER = 6
# Where precision and recall of answers left out are best together.
BAR = -0.5
# It is ticked when its surest stretches, so many, reach the bar on average; one that says nothing counts for so much less than the bar. These are
# SUREST and DOUBT of `core/src/coverage.rs`.
SUREST = 20
DOUBT = -3.0


def read(path):
    lines = open(path, encoding="utf-8").read().splitlines()
    return json.loads(lines[0]), [answer(json.loads(line)) for line in lines[1:]]


def answer(case):
    """The case with its measures (stretch, point, measure) and how much each stretch has of a point's quote."""
    case["x"] = np.array([points for _, _, _, points in case["stretches"]])
    case["quoted"] = np.zeros(case["x"].shape[:2]) if len(case["x"]) else None
    for point, quote in enumerate(case["words"]):
        for number, turn in enumerate(case["turns"]):
            if quote and turn["own"] and quote in turn["text"]:
                first = len(turn["text"][: turn["text"].index(quote)].split())
                last = first + len(quote.split())
                for at, (of, begin, end, _) in enumerate(case["stretches"]):
                    if of == number:
                        shared = min(end, last) - max(begin, first)
                        case["quoted"][at, point] = max(0, shared) / min(end - begin, last - first)
                break
    return case


def fit(cases):
    """Weights and what is always added."""
    cases = [case for case in cases if len(case["x"])]
    everything = np.concatenate([case["x"].reshape(-1, case["x"].shape[2]) for case in cases])
    middle, spread = everything.mean(0), everything.std(0) + 1e-6
    weights, always = None, 0.0
    for _ in range(TURNS):
        rows, made, counts = [], [], []
        for case in cases:
            x = (case["x"] - middle) / spread
            for point, is_made in enumerate(case["made"]):
                quoted = case["quoted"][:, point]
                if weights is None and is_made:
                    chosen = quoted.argsort()[-SUREST_MADE:]
                elif weights is None:
                    chosen = np.linspace(0, len(x) - 1, 12).astype(int)
                else:
                    sure = x[:, point] @ weights + always
                    # What was quoted is what proves it, other stretches only if they are a good deal surer.
                    sure = np.where(quoted > 0.5, sure, sure - 1.0) if is_made else sure
                    chosen = sure.argsort()[-(SUREST_MADE if is_made else SUREST_OTHER) :]
                rows += list(x[chosen, point])
                made += [int(is_made)] * len(chosen)
                counts += [1 / len(chosen)] * len(chosen)
        model = LogisticRegression(C=PRIOR, max_iter=500).fit(rows, made, sample_weight=counts)
        weights = model.coef_[0] if weights is None else (weights + model.coef_[0]) / 2
        always = model.intercept_[0]
    return weights / spread, always - (weights / spread) @ middle


def surest(case, model):
    """How sure each point is at its surest stretches."""
    doubt = BAR + DOUBT
    sure = np.full((SUREST, len(case["made"])), doubt)
    if len(case["x"]):
        sure = np.concatenate([sure, case["x"] @ model[0] + model[1]])
    return np.sort(sure, axis=0)[-SUREST:].mean(0)


def held_out(cases, seed):
    """How sure each point of each case is under weights fitted on other cards."""
    cards = sorted({case["card"] for case in cases})
    np.random.RandomState(seed).shuffle(cards)
    sure = {}
    for fold in range(FOLDS):
        left_out = set(cards[fold::FOLDS])
        model = fit([case for case in cases if case["card"] not in left_out])
        sure |= {case["case"]: surest(case, model) for case in cases if case["card"] in left_out}
    return sure


def report(name, cases, sure):
    made = np.concatenate([case["made"] for case in cases])
    for bar in (-0.6, BAR, 0.0, 0.15, 0.3, 0.5, 0.7):
        ticked = np.concatenate([sure[case["case"]] for case in cases]) >= bar
        right = (ticked & made).sum()
        precision, recall = right / max(ticked.sum(), 1), right / max(made.sum(), 1)
        print(f"{name:9} bar {bar:5.2f}: precision {precision:.3f}, recall {recall:.3f} of {made.sum()} in {len(made)}")


def main(source, target):
    names, cases = read(source)
    shuffles = [held_out(cases, seed) for seed in range(SHUFFLES)]
    sure = {case["case"]: np.mean([shuffle[case["case"]] for shuffle in shuffles], axis=0) for case in cases}
    for kind in ("", "strong", "partial", "thin", "stuffed", "learning"):
        of = [case for case in cases if case["kind"] == kind or (not kind and case["kind"] != "learning")]
        report(kind or "tuning", of, sure)
    weights, always = fit(cases)
    with open(target, "w", encoding="utf-8") as file:
        file.write("# made by training/coverage.py\n")
        for name, weight in [("always", always - BAR), *zip(names, weights)]:
            file.write(f"{name}\t{weight:.4f}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
