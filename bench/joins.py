"""Compare what the search for reports of one incident found with the truth that
`yakja demo rows --profile yakja --truth` wrote. Usage: joins.py DATA TRUTH ROWS...

Reads the register's SQLite file, since the lists of the program end after so many pairs. Several
ROWS are the parts of the table that the truth is of, as they were imported.
"""

import csv
import pathlib
import sqlite3
import sys
from collections import Counter, defaultdict


class Union:
    """Which reports belong together by a set of pairs."""

    def __init__(self, pairs):
        self.above = {}
        for one, other in pairs:
            self.above[self.top(one)] = self.top(other)

    def top(self, one):
        while (above := self.above.get(one, one)) != one:
            one = above
        return one


def numbers_by_row(paths):
    """The number of the report in each row of each file, counted with the header as row 1."""
    for path in map(pathlib.Path, paths):
        with path.open(newline="", encoding="utf-8") as lines:
            rows = csv.DictReader(lines)
            for row, cells in enumerate(rows, start=2):
                yield (path.name, row), cells["Report number"]


def found_pairs(data, by_row):
    """Pairs of reports by number: those joined, and those suggested, without the withdrawn."""
    register = sqlite3.connect(f"file:{data}/yakja.db?mode=ro", uri=True)
    rows = register.execute("SELECT id, file, row FROM report WHERE file IS NOT NULL")
    number = {id: by_row[file, row] for id, file, row in rows}
    newest = {}
    for first, second, kind in register.execute(
        "SELECT first, second, kind FROM link ORDER BY batch, ordinal"
    ):
        newest[first, second] = kind
    found = defaultdict(set)
    for (first, second), kind in newest.items():
        pair = tuple(sorted((number[first], number[second])))
        if pair[0] != pair[1]:
            found[kind].add(pair)
    return found["certain"], found["suggested"] - found["certain"]


def main(data, truth, *rows):
    with open(truth, newline="", encoding="utf-8") as lines:
        told = {row["report"]: row for row in csv.DictReader(lines)}
    by_row = dict(numbers_by_row(rows))
    joined, suggested = found_pairs(data, by_row)
    kinds = {}
    for path in rows:
        with open(path, newline="", encoding="utf-8") as lines:
            for cells in csv.DictReader(lines):
                kinds[cells["Report number"]] = "seizure" if cells["Substance"] else "arrest"

    def is_true(pair):
        return told[pair[0]]["incident"] == told[pair[1]]["incident"]

    false_joins = sorted(pair for pair in joined if not is_true(pair))
    others = sum(not is_true(pair) for pair in suggested)
    together = Union(filter(is_true, joined | suggested))
    certain = Union(filter(is_true, joined))
    incidents = defaultdict(list)
    for report, row in told.items():
        incidents[row["incident"]].append(report)
    counts = Counter()
    for reports in incidents.values():
        first = reports[0]
        for report in reports[1:]:
            sort = told[report]["told"], kinds[first]
            counts[sort, "all"] += 1
            counts[sort, "joined"] += certain.top(report) == certain.top(first)
            counts[sort, "found"] += together.top(report) == together.top(first)
    for how, kind in sorted({sort for sort, _ in counts}):
        every, found = (counts[(how, kind), what] for what in ("all", "found"))
        print(
            f"{kind} told {how}: {every}, joined {counts[(how, kind), 'joined']}, "
            f"joined or suggested {found}: {100 * found / every:.1f} %"
        )
    print(f"suggestions of two incidents: {others}, {1000 * others / len(told):.0f} for 1,000 reports")
    print(f"false joins: {len(false_joins)}", *map(" and ".join, false_joins[:5]))


if __name__ == "__main__":
    main(*sys.argv[1:])
