"""Measures large stores as whole processes; `run` builds what is needed and calls this with the programs and a folder.

Each figure is the median of seven runs (RUNS), one more before them to warm the page cache. CPU is user and system time
of the whole process, wall is the time until it has ended, peak is its resident set at most. The floor beside a drift
table is what reading and hashing the bytes of the sums that it rests on takes in a few lines of Python.

The ledger is the municipality's whole ledger: 250 000 postings a month on some 61 000 combinations of codes, 4.1
postings to each. The real SIE files that lie beside the project have 1.6 to 3.6 in a month, with a thousandth of the
postings; the more postings a month has, the more stand on each combination, so 4.1 is rather too hard than too easy.
"""

import hashlib
import os
import sqlite3
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import processes
from processes import median

PROGRAMS, WORK, YEARS, ROWS = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
RUNS = int(os.environ.get("RUNS", "7"))
RODER = os.path.join(PROGRAMS, "roder")
EXAMPLES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../Examples")
LAST = 2019
VERSIONS = 100_000
failures = []


def at(name):
    return os.path.join(WORK, name)


def spend(*command, now="2020-02-01T08:00:00Z"):
    return processes.spend(command, WORK, dict(os.environ, RODER_NOW=now))


def within(text, value, limit):
    print(f"  {text} {value:.2f}, at most {limit}: {'yes' if value <= limit else 'NO'}")
    if value > limit:
        failures.append(f"{text}: {value:.2f} is more than {limit}")


def measure(name, *command):
    """Prints the medians of a command; answers its median wall seconds and peak memory."""
    runs, checksums = [], set()
    for _ in range(RUNS + 1):
        said, *spent = spend(*command)
        runs.append(spent)
        checksums.add(hashlib.sha256(said).hexdigest()[:16])
    cpu, wall, peak = (median(column) for column in zip(*runs[1:]))
    print(f"{name}\n  cpu {cpu:.3f} s  wall {wall:.3f} s  peak {peak:.0f} MB  output sha256 {' '.join(checksums)}")
    if len(checksums) > 1:
        failures.append(f"{name}: the same run gave different bytes")
    return wall, peak


def make(store, first, versions=0):
    """A store with the example's structure, budget and forecasts, and the ledgers of the years from `first`."""
    example = lambda name: os.path.join(EXAMPLES, name)

    def step(now, *words):
        spend(RODER, *words, "--store", store, now=now)

    start = f"{first}-01-04T08:00:00Z"
    step(start, "new", "--board", "Socialnämnden", "--municipality", "Exempelkommunen")
    for kind in ["units", "codes", "statements", "areas", "watched", "mapping", "occasions", "counterparties"]:
        step(start, "import", kind, example(kind + ".csv"))
    for year, budget, frames in [(2018, "budget-2018", "frames-2018"), (2019, "budget-2019-v2", "frames-2019")]:
        step(start, "import", "frames", example(frames + ".csv"))
        step(start, "import", "budget", example(budget + ".csv"), "--year", str(year), "--name", f"Budget {year}",
             "--sign", "report")
    if versions:
        spend(os.path.join(PROGRAMS, "ScaleBenchmark"), "records", str(versions), store)
    started = time.monotonic()
    for year in range(first, LAST + 1):
        spend(at("generate"), WORK, str(year), str(year), str(ROWS))
        for month in range(1, 13):
            file = f"{year}-{month:02}.se"
            after = f"{year}-{month + 1:02}" if month < 12 else f"{year + 1}-01"
            step(f"{after}-06T08:00:00Z", "import", "ledger", file, "--months", file[:7], "--status", "closed")
            if year >= LAST - 1 and month >= 11:
                step(f"{after}-10T08:00:00Z", "import", "forecast", example(f"forecast-2019-0{month - 8}.csv"),
                     "--period", file[:7], "--sign", "report")
            os.remove(at(file))
    count = (LAST - first + 1) * 12 * ROWS
    print(f"{store}: {count} postings, {os.path.getsize(at(store)) / 1e6:.0f} MB, "
          f"imported month by month in {time.monotonic() - started:.0f} s")


def floor(store):
    """Reads and hashes the sums of the last two years."""
    started = time.monotonic()
    database = sqlite3.connect(f"file:{at(store)}?mode=ro", uri=True)
    size = 0
    for (sums,) in database.execute("SELECT sums FROM segment WHERE month > ?", [(LAST - 2) * 100 + 12]):
        hashlib.sha256(sums).digest()
        size += len(sums)
    database.close()
    print(f"  floor: {size / 1e6:.0f} MB of sums read and hashed in {time.monotonic() - started:.3f} s")


def drift(store, *words):
    return ["table", "drift", "--store", store, *(words or ["--period", f"{LAST}-12"])]


def events():
    """Small events beside a bare loop of writes and flushes, in turn."""
    ours, theirs = [], []
    for _ in range(RUNS):
        for ending in ["", "-wal", "-shm"]:
            if os.path.exists(at("events.roder" + ending)):
                os.remove(at("events.roder" + ending))
        words = spend(at("durable"), "2000", at("durable.bin"))[0].decode().split()
        theirs.append(float(words[words.index("wall") + 1]))
        words = spend(os.path.join(PROGRAMS, "StoreBenchmark"), "append", "2000", "events.roder")[0].decode().split()
        ours.append(float(words[words.index("wall") + 1]))
    print(f"2000 events, each flushed before the next\n  {2000 / median(ours):.0f} a second; a bare loop of 4 KB writes "
          f"and fdatasync {2000 / median(theirs):.0f} a second, ratio {median(ours) / median(theirs):.2f}")


def verification(store):
    def plain():
        started = time.monotonic()
        digest = hashlib.sha256()
        with open(at(store), "rb") as file:
            while piece := file.read(1 << 20):
                digest.update(piece)
        return time.monotonic() - started

    theirs = median([plain() for _ in range(3)])
    size = os.path.getsize(at(store)) / 1e6
    runs = [spend(RODER, "verify", "--store", store)[1:3] for _ in range(3)]
    cpu, wall = (median(column) for column in zip(*runs))
    print(f"roder verify, {size:.0f} MB\n  cpu {cpu:.3f} s  wall {wall:.3f} s  {size / wall:.0f} MB/s; "
          f"plain SHA-256 of the file {size / theirs:.0f} MB/s, ratio {wall / theirs:.1f}")


events()
make("year.roder", LAST)
wall, _ = measure("roder table drift, a year", RODER, *drift("year.roder"))
floor("year.roder")
within("wall", wall, 0.5)
verification("year.roder")
make("records.roder", LAST, VERSIONS)
wall, _ = measure(f"roder table drift, a year and {VERSIONS} record versions", RODER, *drift("records.roder"))
within("wall", wall, 0.5)
if YEARS > 1:
    make("years.roder", LAST - YEARS + 1)
    now, peak = measure(f"roder table drift, {YEARS} years", RODER, *drift("years.roder"))
    floor("years.roder")
    within("wall", now, 1)
    within("peak in MB", peak, 150)
    then, _ = measure("the same a year ago", RODER, *drift(
        "years.roder", "--period", f"{LAST - 1}-12", "--as-of", f"{LAST}-01-20"))
    within("wall to now", then / now, 2)
if failures:
    sys.exit("missed:\n  " + "\n  ".join(failures))
