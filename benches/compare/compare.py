#!/usr/bin/env python3
"""The same articles through analyze, spaCy with its small English model, and compromise, on one core: a table of speed, start-up and memory.

    python3 benches/compare/compare.py [FOLDER]

FOLDER holds articles as .txt files; without one they are made by `cargo bench --bench batch -- articles`. Needs Linux, cargo, Python 3.9 or later
with venv, Node.js 18 or later with npm, and the first time the network: about 350 MB go into target/compare/. Every process is tied to one core
and the tools take turns; medians count. MB/s leaves out the start-up: it is what more articles cost, the time of all without the time of one. That wants
half a megabyte of articles or more.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
WORK = ROOT / "target" / "compare"


def install():
    """The tools at their pinned versions, once; gives the commands to which the file of articles is added."""
    WORK.mkdir(parents=True, exist_ok=True)
    python = WORK / "venv" / "bin" / "python"
    stamp = WORK / "installed"
    pinned = (HERE / "requirements.txt").read_text() + (HERE / "package.json").read_text()
    if not stamp.exists() or stamp.read_text() != pinned:
        subprocess.run([sys.executable, "-m", "venv", "--clear", WORK / "venv"], check=True)
        subprocess.run([python, "-m", "pip", "install", "-q", "-r", HERE / "requirements.txt"], check=True)
        shutil.copy(HERE / "package.json", WORK)
        subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund"], cwd=WORK, check=True)
        stamp.write_text(pinned)
    # Modules are looked for beside the script.
    shutil.copy(HERE / "with_compromise.js", WORK)
    return {
        "spaCy, small English model": [python, HERE / "with_spacy.py"],
        "compromise": ["node", WORK / "with_compromise.js"],
    }


def articles(folder, count):
    """JSON Lines of the folder's articles, or of made ones."""
    if folder is None:
        command = ["cargo", "bench", "--locked", "--quiet", "--bench", "batch", "--", "articles", str(count)]
        lines = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.splitlines()
        return [json.loads(line)["text"] for line in lines]
    return [path.read_text(encoding="utf-8", errors="replace") for path in sorted(Path(folder).rglob("*.txt"))]


def run(command, path, core):
    """Seconds and peak megabytes of one run on one core."""
    start = time.perf_counter()
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
    child = subprocess.Popen(
        [str(part) for part in [*command, path]],
        stdout=subprocess.DEVNULL,
        env=environment,
        preexec_fn=lambda: os.sched_setaffinity(0, {core}),
    )
    _, status, used = os.wait4(child.pid, 0)
    if status:
        sys.exit(f"{command[0]} failed")
    return time.perf_counter() - start, used.ru_maxrss * 1024 / 1e6


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    options.add_argument("folder", nargs="?", help="a folder of .txt articles")
    options.add_argument("--count", type=int, default=200, help="how many articles are made where there is no folder (default: 200)")
    options.add_argument("--runs", type=int, default=3, help="runs of each tool (default: 3)")
    options = options.parse_args()

    texts = articles(options.folder, options.count)
    if not texts:
        sys.exit(f"{options.folder}: no .txt files")
    subprocess.run(["cargo", "build", "--locked", "--quiet", "--release"], cwd=ROOT, check=True)
    analyze = ROOT / "target" / "release" / "analyze"
    tools = {"analyze": [analyze, "-q", "-j", "1", "--fail", "never"], **install()}

    median_first = sorted(texts, key=len)[len(texts) // 2]
    files = {"all": WORK / "all.jsonl", "one": WORK / "one.jsonl"}
    for name, chosen in (("all", texts), ("one", [median_first])):
        files[name].write_text("".join(json.dumps({"text": text}) + "\n" for text in chosen), encoding="utf-8")

    core = max(os.sched_getaffinity(0))
    times = {(tool, which): [] for tool in tools for which in files}
    peaks = dict.fromkeys(tools, 0.0)
    for _ in range(options.runs):
        for tool, command in tools.items():
            for which, path in files.items():
                for _ in range(5 if which == "one" else 1):
                    seconds, peak = run(command, path, core)
                    times[tool, which].append(seconds)
                    peaks[tool] = max(peaks[tool], peak)

    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    print(f"{len(texts)} articles, {megabytes:.2f} MB of text, one core, median of {options.runs} runs\n")
    print("| | MB/s | one article, start to finish | peak memory |\n| --- | --- | --- | --- |")
    for tool in tools:
        every, one = (statistics.median(times[tool, which]) for which in files)
        print(f"| {tool} | {megabytes / max(every - one, 1e-9):.3g} | {one * 1e3:.0f} ms | {peaks[tool]:.0f} MB |")


if __name__ == "__main__":
    main()
