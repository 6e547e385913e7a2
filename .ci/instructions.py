#!/usr/bin/env python3
"""Counts the instructions of fixed runs under callgrind and fails when one takes more than it did.

The counts last recorded are in `.ci/instructions.json`; one may be TOLERANCE higher. They hardly depend on the machine, so
that a regression shows where times are noise. `--record` writes the present ones. Skips loudly without valgrind.
"""

import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
RECORD = ROOT / ".ci" / "instructions.json"
BINARY = ROOT / "target/release/claimdiff"
TOLERANCE = 0.05
RUNS = {
    "cold start: check of one article": ["check", "corpus/train-crash/articles/danube-herald.txt"],
    "extract over the corpus": ["extract", "--format", "jsonl", *sorted(
        str(path.relative_to(ROOT)) for path in ROOT.glob("corpus/*/articles"))],
    "check of a story": ["check", "--format", "json", "corpus/syria-strike/articles"],
}


def count(arguments):
    with tempfile.NamedTemporaryFile() as out:
        command = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={out.name}", str(BINARY), *arguments, "--jobs", "1"]
        run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    found = re.search(r"Collected : (\d+)", run.stderr)
    if run.returncode > 1 or not found:
        sys.exit(f"{' '.join(arguments)}: exit {run.returncode}\n{run.stderr[-2000:]}")
    return int(found[1])


def main():
    if not shutil.which("valgrind"):
        print("SKIPPED: valgrind is not installed, no instruction was counted")
        return
    now = {name: count(arguments) for name, arguments in RUNS.items()}
    if "--record" in sys.argv:
        RECORD.write_text(json.dumps(now, indent=1) + "\n")
    was = json.loads(RECORD.read_text())
    worse = []
    for name, number in now.items():
        change = number / was[name] - 1
        print(f"{name}: {number:,} instructions ({change:+.1%})")
        if change > TOLERANCE:
            worse.append(name)
        elif change < -TOLERANCE:
            print("  far fewer: `.ci/instructions.py --record` keeps the gain")
    if worse:
        sys.exit("more instructions than recorded: " + "; ".join(worse))


if __name__ == "__main__":
    main()
