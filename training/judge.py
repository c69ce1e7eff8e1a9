"""Fits what the features of a moment add up to: `core/data/judgement.tsv`.

    target/fast/sidecue training moments training/calls/*.jsonl > /tmp/moments.jsonl
    python training/judge.py /tmp/moments.jsonl core/data

The moments must come from a build whose tokens and phrases were trained without the lines and calls they are of (training/README.md):
otherwise everything looks surer than it is.
Fusion: a softmax over the cards looked at, without lines that stand in the bank; the wanted card should lead, on a follow-up the card on screen. Decision: one hidden layer;
true when the leading card is wanted. Moments at which the card on screen leads decide nothing and are left out.
"""

import json
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np
import torch

HIDDEN = 8
STEPS = 1500
DECAY = 2e-3
SEED = 0
# What the last moment of a question counts, against all before it together.
LAST = 0.5
# What a moment counts at which nothing is wanted: one wrong one is enough to show a wrong card.
QUIET = 0.12
FOLDS = 5
# Sources of quiet lines.
QUIETS = {"offbank", "smalltalk", "logistics", "answer", "remark"}
# Weights that may not be negative: more of these never speaks against a card.
POSITIVE = 4


def read(path):
    lines = open(path, encoding="utf-8")
    names = json.loads(next(lines))
    moments = [json.loads(line) for line in lines]
    return names, [moment for moment in moments if moment["cards"]]


def weigh(moments):
    """What each moment counts: a turn that wants a card 1 in all."""
    turns = defaultdict(list)
    for moment in moments:
        turns[moment["source"], moment["turn"], moment["kind"], moment["without"]].append(moment)
    for (_, _, kind, _), turn in turns.items():
        for moment in turn:
            if kind == "nothing":
                moment["weight"] = QUIET / 3 if moment["without"] else QUIET
            else:
                share = LAST if moment["last"] else (1 - LAST) / max(1, len(turn) - 1)
                moment["weight"] = share * (2 if kind == "follows" else 1)


def right(moment):
    """The cards that should lead."""
    if moment["kind"] == "follows":
        return [moment["on_screen"], *moment["wanted"]]
    return moment["wanted"]


def fit_fusion(names, moments):
    rows, groups, targets, weights = [], [], [], []
    for moment in moments:
        wanted = right(moment)
        if moment["kind"] == "nothing" or moment["seen"] or not any(card in wanted for card, _ in moment["cards"]):
            continue
        for card, features in moment["cards"]:
            rows.append(features)
            groups.append(len(weights))
            targets.append(card in wanted)
        weights.append(moment["weight"])
    x, group = torch.tensor(rows), torch.tensor(groups)
    wanted, weight = torch.tensor(targets), torch.tensor(weights)
    raw = torch.nn.Parameter(torch.ones(len(names)))
    optimiser = torch.optim.Adam([raw], lr=0.05)
    for _ in range(300):
        coefficients = torch.cat([torch.nn.functional.softplus(raw[:POSITIVE]), raw[POSITIVE:]])
        score = x @ coefficients
        top = torch.zeros(len(weight)).scatter_reduce(0, group, score.detach(), "amax", include_self=False)
        power = (score - top[group]).exp()
        every = torch.zeros(len(weight)).scatter_add(0, group, power)
        good = torch.zeros(len(weight)).scatter_add(0, group, power * wanted)
        loss = -(weight * (good / every).clamp_min(1e-6).log()).sum() / weight.sum() + 1e-4 * (coefficients**2).sum()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    print(f"fusion: loss {loss:.3f}", {name: round(float(x), 2) for name, x in zip(names, coefficients, strict=True)})
    return coefficients.detach().numpy()


def measure_again(names, moment, coefficients):
    """The features of the moment that follow from the cards' scores, as core/src/recognition/matcher.rs makes them; None where they decide nothing."""
    scored = sorted(((float(np.dot(coefficients, features)), card, features) for card, features in moment["cards"]), key=lambda x: -x[0])
    best, card, features = scored[0]
    shown = next((score for score, other, _ in scored if other == moment["on_screen"]), None)
    if card == moment["on_screen"]:
        return None
    second = scored[1][0] if len(scored) > 1 else 0.0
    values = dict(zip(names["moment"], moment["moment"], strict=True))
    values.update(zip(names["cards"][:POSITIVE], features, strict=False))
    values["score"] = best / 10
    values["lead"] = min(best - second, 6) / 3
    values["share"] = 1 / sum(np.exp(score - best) for score, _, _ in scored)
    values["stays"] = 0.0
    values["screen"] = float(moment["on_screen"] is not None)
    values["behind"] = min(best - shown, 6) / 3 if shown is not None else 0.0
    return [values[name] for name in names["moment"]], card in moment["wanted"]


class Decision(torch.nn.Module):
    def __init__(self, features):
        super().__init__()
        torch.manual_seed(SEED)
        self.hidden, self.out = torch.nn.Linear(features, HIDDEN), torch.nn.Linear(HIDDEN, 1)

    def forward(self, x):
        return self.out(torch.tanh(self.hidden(x)))[:, 0]


def fit_decision(x, y, w):
    model = Decision(x.shape[1])
    optimiser = torch.optim.AdamW(model.parameters(), lr=0.02, weight_decay=DECAY)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimiser, STEPS)
    for _ in range(STEPS):
        loss = (w * torch.nn.functional.binary_cross_entropy_with_logits(model(x), y, reduction="none")).sum() / w.sum()
        loss = loss + DECAY * sum((p**2).sum() for p in (model.hidden.weight, model.out.weight)) / 20
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        schedule.step()
    return model


def check(x, y, w, moments):
    """Each source judged by a model that has not seen it: what is shown at the ends of questions, when so few quiet turns show anything."""
    sources = sorted({moment["source"] for moment in moments})
    fold = np.array([(moment["turn"] if moment["source"] in QUIETS else sources.index(moment["source"])) % FOLDS for moment in moments])
    sure = torch.zeros(len(y))
    for part in range(FOLDS):
        inside = torch.tensor(fold != part)
        model = fit_decision(x[inside], y[inside], w[inside])
        sure[~inside] = torch.sigmoid(model(x[~inside])).detach()
    ends, quiet = defaultdict(list), {}
    for moment, p, hit in zip(moments, sure.tolist(), y.tolist(), strict=True):
        where = "call" if moment["source"][0] == "t" and moment["source"][1:].isdigit() else "line"
        if moment["kind"] == "asks" and moment["last"]:
            ends[where].append((p, hit))
        if moment["kind"] != "asks":
            kind = "left out" if moment["without"] else moment["source"] if where == "line" and moment["source"] in QUIETS else moment["kind"]
            key = where, kind, moment["source"], moment["turn"]
            quiet[key] = max(quiet.get(key, 0), p)
    for threshold in (0.3, 0.4, 0.5, 0.6, 0.7):
        line = [f"at {threshold}:"]
        for where, seen in ends.items():
            shown = [hit for p, hit in seen if p >= threshold]
            line.append(f"{where} shown right {sum(shown) / len(seen):.3f} wrong {(len(shown) - sum(shown)) / len(seen):.3f} of {len(seen)};")
        for where, kind in sorted({key[:2] for key in quiet}):
            worst = [p for key, p in quiet.items() if key[:2] == (where, kind)]
            line.append(f"{where} {kind} {np.mean(np.array(worst) >= threshold):.3f} of {len(worst)};")
        print(*line)


def main():
    names, moments = read(sys.argv[1])
    weigh(moments)
    coefficients = fit_fusion(names["cards"], moments)
    kept, rows, labels = [], [], []
    for moment in moments:
        found = measure_again(names, moment, coefficients)
        if found is not None:
            kept.append(moment)
            rows.append(found[0])
            labels.append(float(found[1]))
    x, y = torch.tensor(rows, dtype=torch.float32), torch.tensor(labels)
    w = torch.tensor([moment["weight"] for moment in kept])
    print(len(kept), "moments,", int(y.sum()), "of them right")
    check(x, y, w, kept)
    model = fit_decision(x, y, w)
    with open(Path(sys.argv[2]) / "judgement.tsv", "w", encoding="utf-8") as out:
        line = lambda name, numbers: print(name, " ".join(f"{float(n):.4f}" for n in numbers), sep="\t", file=out)
        print("# made by training/judge.py", file=out)
        for name, weight in zip(names["cards"], coefficients, strict=True):
            line(f"fusion {name}", [weight])
        for feature, name in enumerate(names["moment"]):
            line(f"hidden {name}", model.hidden.weight[:, feature])
        line("always hidden", model.hidden.bias)
        line("out", model.out.weight[0])
        line("always out", model.out.bias)


if __name__ == "__main__":
    main()
