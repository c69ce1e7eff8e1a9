#!/usr/bin/env bash
# Trains everything that recognition learnt, from the text in bank/ and training/: core/data/{tokens.*,phrases.tsv,judgement.tsv}.
# Needs python3.11; makes a virtual environment in target/training. About a quarter of an hour on two cores.
set -euo pipefail
cd "$(dirname "$0")/.."
work=target/training
mkdir -p "$work/all" "$work/held-out"
[ -d "$work/venv" ] || python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --requirement training/requirements.txt
python="$work/venv/bin/python"
sidecue() { cargo run --quiet --profile fast --package sidecue -- "$@"; }
use() { cp "$work/$1"/tokens.* "$work/$1/phrases.tsv" core/data/; }

# Calls whose form is learnt from, and calls by which the judgement is fitted: it must not judge what the phrases have seen.
form=(training/calls/t0[1-6].jsonl)
judged=(training/calls/t0[7-9].jsonl training/calls/t1*.jsonl)

sidecue training text > "$work/all/text.jsonl"
sidecue training text --without-last > "$work/held-out/text.jsonl"
sidecue training turns --quiet training/quiet.tsv training/calls/*.jsonl > "$work/all/turns.jsonl"
# Every other quiet line is held out as well.
sidecue training turns --quiet training/quiet.tsv "${form[@]}" | awk '/"source":"t[0-9]/ || NR % 2' > "$work/held-out/turns.jsonl"

for part in held-out all; do
    "$python" training/table.py "$work/$part/text.jsonl" "$work/$part"
    "$python" training/phrases.py "$work/$part/text.jsonl" "$work/$part/turns.jsonl" "$work/$part"
done

use held-out
trap 'use all' EXIT
sidecue training moments --quiet training/quiet.tsv "${judged[@]}" > "$work/moments.jsonl"
"$python" training/judge.py "$work/moments.jsonl" core/data
