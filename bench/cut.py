"""Cut a table of the template into parts of about so many rows, between two reports, since an
import holds only so many. Usage: cut.py TABLE ROWS FOLDER; prints the path of each part."""

import csv
import itertools
import pathlib
import sys

table, rows_a_part, folder = sys.argv[1], int(sys.argv[2]), pathlib.Path(sys.argv[3])
folder.mkdir(exist_ok=True)
with open(table, newline="", encoding="utf-8") as lines:
    rows = csv.reader(lines)
    header = next(rows)
    part, written = None, 0
    for _, report in itertools.groupby(rows, key=lambda cells: cells[0]):
        report = list(report)
        if part is None or written >= rows_a_part:
            if part:
                part.close()
            path = folder / f"part-{len(list(folder.iterdir())) + 1:03}.csv"
            print(path)
            part, written = path.open("w", newline="", encoding="utf-8"), 0
            out = csv.writer(part)
            out.writerow(header)
        out.writerows(report)
        written += len(report)
    if part:
        part.close()
