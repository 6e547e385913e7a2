#!/usr/bin/env python3
"""Scores the quick parts of the benchmark and fails when a figure falls.

The figures last recorded are in `.ci/figures.json`; a figure may be at most TOLERANCE worse. `--record` writes the
present ones. Skips loudly where the benchmark data does not lie beside the checkout.
"""

import json
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
BENCHMARK = ROOT.parent / "shared" / "benchmark" / "run.py"
RECORD = ROOT / ".ci" / "figures.json"
PARTS = "cases,clusters,names,relations"
TOLERANCE = 0.01


def measure():
    with tempfile.TemporaryDirectory() as folder:
        board = pathlib.Path(folder) / "board.json"
        command = [sys.executable, BENCHMARK, "--bin", ROOT / "target/release/claimdiff", "--only", PARTS, "--json", board]
        subprocess.run([str(word) for word in command], check=True)
        found = json.loads(board.read_text())
    if found["notes"]:
        sys.exit("a part failed: " + "; ".join(found["notes"]))
    return {row["measure"]: {"now": round(row["now"], 4), "unit": row["unit"]} for row in found["board"]}


def main():
    if not BENCHMARK.exists():
        print("SKIPPED: no benchmark data beside the checkout, no figure was checked")
        return
    now = measure()
    if "--record" in sys.argv:
        RECORD.write_text(json.dumps(now, indent=1) + "\n")
        return
    recorded = json.loads(RECORD.read_text())
    worse = []
    for name, was in recorded.items():
        if was["unit"] == "raw":
            continue
        change = now.get(name, {"now": 0})["now"] - was["now"]
        if (change > TOLERANCE) if was["unit"] == "lower" else (change < -TOLERANCE):
            worse.append(f"{name}: {was['now']} -> {now.get(name, {}).get('now')}")
    if worse:
        sys.exit("figures fell:\n" + "\n".join(worse))
    print(f"{len(recorded)} figures held")


if __name__ == "__main__":
    main()
