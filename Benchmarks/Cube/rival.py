"""The rival: the same rows summed by DuckDB, timed, and its answer compared with ours number by number.

Codes are small integers and the line of each account and service area stands in a table, which is the quickest form
for DuckDB. Time is user and system time of the whole process.
"""

import resource
import sys

import duckdb
import numpy

folder, runs = sys.argv[1], int(sys.argv[2])


def numbers(name, kind):
    return numpy.fromfile(f"{folder}/{name}", dtype=kind)


def cpu():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return (usage.ru_utime + usage.ru_stime) * 1000


db = duckdb.connect()
for name in ("actual", "budget"):
    rows = {
        "account": numbers(f"{name}-account", "u4").astype("i2"),
        "area": numbers(f"{name}-service_area", "u4").astype("i2"),
        "unit": numbers(f"{name}-responsibility", "u4").astype("i2"),
        "month": numbers(f"{name}-month", "u4").astype("i2"),
        "amount": numbers(f"{name}-amount", "i8"),
    }
    db.execute(f"CREATE TABLE {name} AS SELECT * FROM rows")
areas = int(db.execute("SELECT max(area) + 1 FROM actual").fetchone()[0])
line = numbers("lines", "i4")
line_of = {
    "account": (numpy.arange(len(line)) // areas).astype("i2"),
    "area": (numpy.arange(len(line)) % areas).astype("i2"),
    "line": line.astype("i2"),
}
db.execute("CREATE TABLE lines AS SELECT * FROM line_of WHERE line >= 0")
lines, units, months = (int(n) for n in numbers("shape", "i8"))

GROUPING = """
    SELECT line, unit, month, CAST(sum(amount) AS BIGINT) AS amount
    FROM {} JOIN lines USING (account, area) GROUP BY line, unit, month
"""
WHOLE = f"""
    WITH actual_sums AS ({GROUPING.format("actual")}), budget_sums AS ({GROUPING.format("budget")}),
    cells AS (
        SELECT l.range AS line, u.range AS unit, m.range AS month
        FROM range({lines}) l, range({units}) u, range({months}) m
    ),
    both_sums AS (
        SELECT c.line, c.unit, c.month, coalesce(a.amount, 0) AS actual, coalesce(b.amount, 0) AS budget
        FROM cells c LEFT JOIN actual_sums a USING (line, unit, month) LEFT JOIN budget_sums b USING (line, unit, month)
    )
    SELECT line, unit, month, actual,
        CAST(sum(actual) OVER to_date AS BIGINT) AS to_date,
        budget,
        CAST(sum(actual) OVER to_date + sum(budget) OVER year - sum(budget) OVER to_date AS BIGINT) AS forecast
    FROM both_sums
    WINDOW to_date AS (PARTITION BY line, unit, month // 12 ORDER BY month),
        year AS (PARTITION BY line, unit, month // 12)
"""


def timed(query):
    times = []
    for _ in range(runs):
        start = cpu()
        result = db.execute(query).fetchnumpy()
        times.append(cpu() - start)
    return sorted(times)[runs // 2], result


grouping, _ = timed(GROUPING.format("actual"))
print(f"DuckDB {duckdb.__version__}, grouping alone: cpu_ms {grouping:.1f}")
whole, result = timed(WHOLE)
print(f"DuckDB {duckdb.__version__}, rows to table: cpu_ms {whole:.1f}")

place = (result["line"].astype("i8") * units + result["unit"]) * months + result["month"]
wrong = 0
for ours, theirs in (("actual", "actual"), ("year", "to_date"), ("budget", "budget"), ("forecast", "forecast")):
    mine = numbers(f"answer-{ours}", "i8")
    his = numpy.zeros(lines * units * months, dtype="i8")
    his[place] = result[theirs]
    wrong += int((mine != his).sum())
print(f"compared {4 * lines * units * months} numbers: {wrong} differ")
sys.exit(1 if wrong else 0)
