"""Measures whole processes of the command line; `run` builds what is needed and calls this with the binary and a folder.

Each figure is the median of seven runs (RUNS), one more before them to warm the page cache. CPU is user and system time
of the whole process as the kernel counts it, wall is the time until it has ended, peak is its resident set at most.
The sums that are printed are checked against those that the generator kept while it wrote the files.
"""

import csv
import hashlib
import io
import os
import shutil
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import processes
from processes import median

RODER, WORK, ROWS = sys.argv[1], sys.argv[2], int(sys.argv[3])
RUNS = int(os.environ.get("RUNS", "7"))
EXAMPLES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../Examples")
# The clock of the program stands still, so that the same run writes the same bytes.
ENVIRONMENT = dict(os.environ, RODER_NOW="2019-12-31T08:00:00Z")
failures = []


def at(name):
    return os.path.join(WORK, name)


def spend(*command):
    return processes.spend(command, WORK, ENVIRONMENT)


def roder(*words):
    return spend(RODER, *words)[0].decode()


def measure(name, command, before=lambda: None, result=None):
    """Prints the medians of a command; answers its median CPU and wall seconds.

    `before` is run before each run and not measured; `result` is the file whose checksum is printed instead of the
    output's.
    """
    runs, checksums = [], set()
    for _ in range(RUNS + 1):
        before()
        said, *spent = spend(*command)
        runs.append(spent)
        if result:
            with open(result, "rb") as file:
                said = file.read()
        checksums.add(hashlib.sha256(said).hexdigest()[:16])
    cpu, wall, peak = (median(column) for column in zip(*runs[1:]))
    print(f"{name}\n  cpu {cpu:.3f} s  wall {wall:.3f} s  peak {peak:.0f} MB  output sha256 {' '.join(checksums)}")
    if len(checksums) > 1:
        failures.append(f"{name}: the same run gave different bytes")
    return cpu, wall


def within(text, value, limit):
    print(f"  {text} {value:.2f}, at most {limit}: {'yes' if value <= limit else 'NO'}")
    if value > limit:
        failures.append(f"{text}: {value:.2f} is more than {limit}")


def generate(name, rows, year, months):
    """Writes a ledger; answers its sums in öre by class of account (3 to 6), those on projects apart (3p)."""
    printed = spend(at("generate"), at(name), str(rows), str(year), str(months))[0].decode()
    return {line.split()[0]: [int(word) for word in line.split()[1:]] for line in printed.splitlines()}


def same(what, found, expected):
    print(f"  {what}: {'as generated' if found == expected else f'{found}, generated {expected}'}")
    if found != expected:
        failures.append(f"{what}: {found}, generated {expected}")


def new_store(path):
    """A store with the structure, frames and budget of the example municipality, and no ledger."""
    example = lambda name: os.path.join(EXAMPLES, name)
    roder("new", "--board", "Socialnämnden", "--municipality", "Exempelkommunen", "--store", path)
    for kind in ["units", "codes", "statements", "areas", "watched", "mapping", "frames", "occasions"]:
        roder("import", kind, example(kind + ".csv"), "--store", path)
    roder("import", "budget", example("budget-2019-v2.csv"), "--year", "2019", "--name", "Budget 2019", "--sign",
          "report", "--store", path)


def rounded(ore, unit):
    """So many whole units of that many öre, half away from zero, with the sign that tables show: costs are negative."""
    return (abs(ore) + unit // 2) // unit * (-1 if ore >= 0 else 1)


def look(sums):
    budget = os.path.join(EXAMPLES, "budget-2019-v2.csv")
    cpu, wall = measure(
        f"roder look, {ROWS} postings, with budget, to HTML",
        [RODER, "look", "big.se", "--budget", budget, "--format", "html", "--output", at("look.html")],
        result=at("look.html"))
    within("cpu", cpu, 0.5)
    within("wall", wall, 0.5)
    table = list(csv.reader(io.StringIO(roder("look", "big.se", "--format", "csv"))))
    for digit, line in {"3": "intäkter", "4": "köpt verksamhet", "5": "Personal", "6": "Övriga"}.items():
        row = next(row for row in table if row and line in row[0])
        expected = [rounded(a + b, 100) for a, b in zip(sums[digit], sums[digit + "p"])]
        same(f"class {digit} by month, in kr", [int(cell) for cell in row[1:13]], expected)


def import_ledger():
    new_store(at("empty.roder"))

    def empty():
        for name in ["store.roder-wal", "store.roder-shm"]:
            if os.path.exists(at(name)):
                os.remove(at(name))
        for ending in ["", ".key"]:
            shutil.copy(at("empty.roder" + ending), at("store.roder" + ending))

    theirs = []

    def rival():
        for name in ["rival.db", "rival.db-wal", "rival.db-shm"]:
            if os.path.exists(at(name)):
                os.remove(at(name))
        words = spend(at("rival"), str(ROWS), at("rival.db"))[0].decode().split()
        # Its own clock: opening, inserting, committing and closing, without the making of its rows.
        theirs.append((float(words[words.index("cpu") + 1]), float(words[words.index("wall") + 1])))

    def before():
        rival()
        empty()

    cpu, wall = measure(
        f"roder import ledger, {ROWS} postings into a fresh store, file kept",
        [RODER, "import", "ledger", "big.se", "--store", "store.roder"], before)
    rival_cpu, rival_wall = (median(column) for column in zip(*theirs[1:]))
    print(f"  rival in C, the same table and PRAGMAs, in turn with ours: cpu {rival_cpu:.3f} s  wall {rival_wall:.3f} s")
    within("cpu to the rival's", cpu / rival_cpu, 1.5)
    within("wall to the rival's", wall / rival_wall, 1.5)


def three_million():
    """Last year whole, and this year to April with as many postings."""
    half = ROWS + ROWS // 2
    generate("last.se", half, 2018, 12)
    sums = generate("this.se", half, 2019, 4)
    new_store(at("big.roder"))
    for name in ["last.se", "this.se"]:
        print("  " + roder("import", "ledger", name, "--store", "big.roder").splitlines()[0])
    cpu, wall = measure(
        f"roder table drift, {2 * half} postings in the store",
        [RODER, "table", "drift", "--period", "2019-04", "--store", "big.roder"])
    within("cpu", cpu, 0.5)
    within("wall", wall, 0.5)
    table = list(csv.reader(io.StringIO(roder(
        "table", "drift", "--period", "2019-04", "--store", "big.roder", "--format", "csv"))))
    for digit, line in {"3": "Verksamhetens intäkter", "5": "Personalkostnader"}.items():
        row = next(row for row in table if row and row[0] == line)
        same(f"class {digit}, January to April, in tkr", int(row[2]), rounded(sum(sums[digit][:4]), 100_000))
    measure(
        f"roder report to HTML, {2 * half} postings in the store (no target)",
        [RODER, "report", "--period", "2019-04", "--format", "html", "--output", "reports", "--store", "big.roder"],
        result=at("reports/SN-2019-0056_2019-05-21_Varbokslut-april-2019.html"))


look(generate("big.se", ROWS, 2019, 12))
import_ledger()
three_million()
if failures:
    sys.exit("missed:\n  " + "\n  ".join(failures))
