#!/usr/bin/env python3
"""Counts UNODC's individual seizures with Python's csv module and decimal numbers.

It uses nothing of the product but the words of the country pack, and prints one JSON object: for
each question, as it is asked of `yakja figures`, the cells and the total that it must answer with.

usage: count.py PACK_FOLDER PLACES_BY_HAND FILE...
"""

import csv
import json
import sys
from collections import defaultdict
from decimal import ROUND_HALF_EVEN, Decimal
from pathlib import Path

CONTROLLED = {
    "opioids", "cannabis", "cocaine", "amphetamine-type", "hallucinogens", "other-controlled",
}
MEASURES = {"seized-mass": "mass", "seized-volume": "volume", "seized-units": "pieces"}
DECIMALS = {"seized-mass": 6, "seized-volume": 3, "seized-units": 0, "seizures": 0}
DIMENSIONS = ["substance", "class", "country", "province", "district", "month"]


def folded(text):
    return " ".join(text.split()).lower()


def table(path, **options):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, **options))


def area(name):
    return folded(name.replace("-", " "))


class Pack:
    def __init__(self, folder):
        read = lambda name: table(Path(folder) / name)
        self.classes = {row["code"]: row["class"] for row in read("substances.csv")}
        self.substances = {code: code for code in self.classes}
        self.substances |= {folded(row["text"]): row["substance"] for row in read("drug_names.csv")}
        self.units = {folded(row["word"]): row for row in read("units.csv")}
        self.countries = {folded(row["name"]): row["alpha2"] for row in read("country_names.csv")}
        self.areas = {(row["level"], area(row["name_en"])): row["code"] for row in read("areas.csv")}


def places_by_hand(path, pack):
    places = {}
    for row in table(path):
        province = district = None
        if row["province"]:
            province = pack.areas[("province", area(row["province"]))]
        if row["level"] == "district":
            district = pack.areas[("district", area(row["area"]))]
        if row["level"] == "abroad":
            province = district = "abroad"
        places[row["place_as_written"]] = (province, district)
    return places


def read_rows(path, pack, places):
    for row in table(path, delimiter=";"):
        country = pack.countries[folded(row["COUNTRY"])]
        place = row["PLACE"].strip() or row["ADMINISTRATIVE_DIVISION"].strip()
        province, district = places[place] if country == "PK" else (None, None)
        substance = pack.substances.get(folded(row["DRUG_NAME"]))
        unit = pack.units[folded(row["DRUG_UNIT"])] if row["DRUG_UNIT"].strip() else None
        kind, amount = "unknown", None
        if unit and unit["measure"] != "container" and row["AMOUNT"].strip():
            kind = unit["measure"]
            exact = Decimal(row["AMOUNT"]) * Decimal(unit["amount"]) / Decimal(unit["units"] or 1)
            amount = exact.quantize(Decimal(1), rounding=ROUND_HALF_EVEN)
        yield {
            "kind": kind,
            "amount": amount,
            "substance": substance,
            "class": pack.classes[substance] if substance else "unrecognized",
            "country": country,
            "province": province,
            "district": district,
            "month": row["SEIZURE_DATE"][:7],
        }


def added(measure, row):
    """What a row adds: whether it belongs to the measure, and how much, None if not known."""
    if measure == "seizures":
        return True, Decimal(1)
    if row["kind"] == MEASURES[measure]:
        return True, row["amount"]
    return measure == "seized-mass" or row["kind"] == "unknown", None


def shown(measure, amounts):
    known = [amount for amount in amounts if amount is not None]
    total = sum(known, Decimal(0))
    not_known = len(amounts) - len(known)
    state = "value" if total else "not_known" if not_known and not known else "zero"
    number = float(total.scaleb(-DECIMALS[measure]))
    value = "null" if state == "not_known" else format(Decimal(repr(number)).normalize(), "f")
    return f"{value} {state} {not_known} of {len(amounts)}"


def answer(rows, measure, by):
    cells, total = defaultdict(list), []
    names_a_drug = "substance" in by or "class" in by
    for row in rows:
        belongs, amount = added(measure, row)
        counts = measure != "seized-mass" or row["class"] in CONTROLLED
        if not belongs or not (counts or names_a_drug):
            continue
        if counts:
            total.append(amount)
        key = "|".join(row[dimension] or "null" for dimension in sorted(by))
        cells[key if counts else key + " below"].append(amount)
    lines = [f"{key}: {shown(measure, amounts)}" for key, amounts in cells.items()]
    return lines + [f"total: {shown(measure, total)}"]


def main(pack_folder, places, *files):
    pack = Pack(pack_folder)
    by_hand = places_by_hand(places, pack)
    rows = [row for path in files for row in read_rows(path, pack, by_hand)]
    answers = {}
    for measure in DECIMALS:
        for dimension in DIMENSIONS:
            for period in ["0001/9999", "2012"]:
                inside = [
                    row for row in rows
                    if period == "0001/9999" or row["month"].startswith(period)
                ]
                by = sorted({"country", dimension})
                question = f"{measure} --period {period} --by {','.join(by)}"
                answers[question] = answer(inside, measure, by)
    json.dump(answers, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
