#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Belay contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""webgrid.py TYPING GRID FIGURES ROWS

Types the same keys into a web grid in a headless Chromium and into Belay's table, and prints both beside each other as
packaging/bench reads them. TYPING is bench_typing, GRID the directory of the grid's script, FIGURES the file with what was
measured before in this run.
"""

import functools
import http.server
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time

KEYS = ["d", "de", "dem", "dema", "demand", "demand-f", "demand-f", "dem", "d", "", "9", "99", "999", "user7", ""]


def figure(name, value, unit, count, against, other):
    print("figure", name, f"{value:.6g}", unit, count, against, f"{other:.6g}", sep="\t", flush=True)


class Page(http.server.SimpleHTTPRequestHandler):
    """The page and its rows, from a directory; what it tells is put into a list."""

    def __init__(self, *arguments, told, **options):
        self.told = told
        super().__init__(*arguments, **options)

    def do_POST(self):
        value = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.told.append((self.path.strip("/"), value, time.monotonic()))
        self.send_response(204)
        self.end_headers()

    def log_message(self, *arguments):
        pass


def descendants(pid):
    children = {}
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{name}/stat", encoding="utf-8", errors="replace") as file:
                parent = int(file.read().rsplit(")", 1)[1].split()[1])
        except OSError:
            continue
        children.setdefault(parent, []).append(int(name))
    found, waiting = [], [pid]
    while waiting:
        found.append(waiting.pop())
        waiting += children.get(found[-1], [])
    return found


def memory_mb(pid):
    """What PID and its children have in memory; what they share counts once."""
    total = 0
    for process in descendants(pid):
        try:
            with open(f"/proc/{process}/smaps_rollup", encoding="utf-8") as file:
                total += sum(int(line.split()[1]) for line in file if line.startswith("Pss:"))
        except OSError:
            continue
    return total / 1024


def run_grid(browser, directory, profile):
    """Milliseconds from launch to painted, megabytes, and what the page measured."""
    told = []
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Page, told=told, directory=directory))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    start = time.monotonic()
    with subprocess.Popen(
        [browser, "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--window-size=1200,800",
         f"--user-data-dir={profile}", f"http://127.0.0.1:{server.server_port}/"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    ) as process:
        launch = memory = None
        try:
            while time.monotonic() < start + 300:
                for what, value, when in list(told):
                    if what == "failed":
                        sys.exit(f"the web grid failed: {value}")
                    if what == "painted" and launch is None:
                        launch = 1000 * (when - start)
                        memory = memory_mb(process.pid)
                    if what == "done":
                        return launch, memory, value
                time.sleep(0.02)
            sys.exit("the web grid did not answer")
        finally:
            process.terminate()
            server.shutdown()


def figures_before(path):
    with open(path, encoding="utf-8") as file:
        fields = [line.rstrip("\n").split("\t") for line in file if line.startswith("figure\t")]
    return {name: float(value) for _, name, value, *_ in fields}


def main():
    typing, grid, before, rows = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
    browser = shutil.which("chromium") or sys.exit("chromium is not installed")
    ours = json.loads(subprocess.run([typing, "type", str(rows), *KEYS], check=True, capture_output=True).stdout)
    with tempfile.TemporaryDirectory() as place:
        shutil.copy(os.path.join(os.path.dirname(__file__), "index.html"), place)
        shutil.copy(os.path.join(grid, "ag-grid-community.min.js"), place)
        with open(os.path.join(place, "rows.json"), "wb") as file:
            subprocess.run([typing, "rows", str(rows)], check=True, stdout=file)
        with open(os.path.join(place, "keys.json"), "w", encoding="utf-8") as file:
            json.dump(KEYS, file)
        # The first start of a browser makes its profile: only later ones count.
        launches = [run_grid(browser, place, os.path.join(place, "profile")) for _ in range(4)][1:]
    theirs = launches[-1][2]
    if theirs["shown"] != rows:
        sys.exit(f"the web grid shows {theirs['shown']} rows at the end")
    keys = [statistics.median(times) for times in zip(*theirs["rounds"])]
    for text, own, other in zip(KEYS, ours["keys"], keys):
        figure(f"{rows} rows, web: the key that makes it \"{text}\"", own, "ms", 5, "a web grid", other)
    figure(f"{rows} rows, web: the whole typing script", sum(ours["keys"]), "ms", 5, "a web grid", sum(keys))
    figure(f"{rows} rows, web: sort by name", ours["sort"], "ms", 5, "a web grid", statistics.median(theirs["sorts"]))
    known = figures_before(before)
    launch = statistics.median(run[0] for run in launches)
    for name, value in known.items():
        if name.startswith("start to first frame") and str(rows) in name.replace(" ", ""):
            figure(f"{rows} rows, web: launch to painted", value, "ms", 3, "a web grid", launch)
        if name.startswith(f"{rows} services") and name.endswith("resident memory"):
            memory = statistics.median(run[1] for run in launches)
            figure(f"{rows} rows, web: memory of all processes", value, "MB", 3, "a web grid", memory)


main()
