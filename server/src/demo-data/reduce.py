#!/usr/bin/env python3
"""Makes the demo company's data files out of the two public data sets it rests on.

    reduce.py INVOICES.csv.gz DELIVERIES.csv.gz OUTPUT_FOLDER

What is left out and what is changed is said in the README beside the output. Runs on the standard library.
"""
import collections
import csv
import gzip
import io
import pathlib
import re
import sys
from datetime import date

NOT_GOODS = {"POST", "DOT", "M", "C2", "D", "S", "PADS", "BANK CHARGES", "AMAZONFEE", "CRUK", "B"}
NO_NAME = re.compile(r"missing|check|found|adjust|damage|lost|wet|sold as|amazon|dotcom(?!gift)|\?|mouldy|crushed|faulty|thrown|counted", re.I)
KEEP_CAPITALS = {"LED", "UK", "USA", "CD", "DVD", "TV", "SPA", "IOU", "NYC", "A4", "A5", "A6"}
PROPER = {"christmas": "Christmas", "xmas": "Christmas", "easter": "Easter", "union": "Union", "jack": "Jack", "london": "London", "paris": "Paris",
          "french": "French", "english": "English", "santa": "Santa", "halloween": "Halloween", "moroccan": "Moroccan", "swiss": "Swiss",
          "scandinavian": "Scandinavian", "japanese": "Japanese", "chinese": "Chinese", "indian": "Indian", "russian": "Russian",
          "vintage": "vintage", "victorian": "Victorian", "edwardian": "Edwardian", "turkish": "Turkish", "venetian": "Venetian"}

# First match wins. The words are the seller's own; the categories are ours.
CATEGORIES = [
    ("Christmas", r"christmas|santa|reindeer|snow|advent|bauble|star decoration|holly|nativity|angel"),
    ("Jewellery", r"necklace|bracelet|earring|rings?\b|brooch|bangle|hair ?(grip|slide|clip|band)|charm|jewel|pendant"),
    ("Bags", r"\w*bags?\b|shopper|purse|backpack|rucksack|suitcase|luggage|umbrella|passport"),
    ("Candles and lights", r"candle|t-?light|lantern|lamp|lights?\b|incense|chandelier"),
    ("Stationery", r"cards?\b|notebook|\w*pencils?\b|pens?\b|paper|envelope|sticker|stamp|wrap|ribbon|tissue|book|tags?\b|journal|crayon|chalk|eraser|rubber|calendar|tapes?\b"),
    ("Toys and children", r"toy|doll|game|child|kids|bab(y|ies)|puzzle|play|dinosaur|spaceboy|circus|soldier|skittles|pirate|robot|bunny|balloon|party|glider|whistle|teddy|animal|rabbit|inflatable"),
    ("Baking and kitchen", r"cake|baking|jam|recipe|kitchen|apron|oven|cutlery|spoon|measuring|jelly|scales|tins?\b|lunch|bread|egg|cook|pantry|jar|peg"),
    ("Tableware", r"mug|cups?\b|plate|bowl|teas?\b|teapot|coffee|glass|jug|tray|coaster|napkin|saucer|bottle|placemat|tumbler|straw"),
    ("Garden and outdoor", r"garden|plant|flower|watering|bird|picnic|seed|parasol|spade|forks?\b|grow|herb|wicker|hammock|bucket"),
    ("Bath and wellbeing", r"bath|soap|towel|flannel|balm|wash|hot water|hand warmer|massage|toilet|sponge"),
    ("Textiles", r"cushion|blanket|quilt|rugs?\b|doormat|cloth|curtain|pillow|throw|bunting|fabric|sewing|knit"),
    ("Home and storage", r""),
]


def name_of(spellings):
    """The most usual description that is one, in sentence case."""
    good = [(count, text) for text, count in spellings.items() if text and not NO_NAME.search(text) and text == text.upper()]
    if not good:
        good = [(count, text) for text, count in spellings.items() if text and not NO_NAME.search(text)]
    if not good:
        return None
    words = []
    for word in max(good)[1].split():
        bare = word.strip(".,'()/")
        if bare in KEEP_CAPITALS:
            words.append(word)
        else:
            low = word.lower()
            words.append(PROPER.get(low, low))
    text = re.sub(r"\s+,", ",", " ".join(words))
    return text[0].upper() + text[1:]


def category_of(name):
    return next(category for category, words in CATEGORIES if re.search(rf"\b(?:{words})", name, re.I))


def write(path, header, rows, packed):
    text = io.StringIO()
    out = csv.writer(text, lineterminator="\n")
    out.writerow(header)
    out.writerows(rows)
    data = text.getvalue().encode()
    path.write_bytes(gzip.compress(data, 9, mtime=0) if packed else data)
    print(f"{path.name}: {len(rows)} rows, {path.stat().st_size} bytes")


def sales(source, target):
    with gzip.open(source, "rt", encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["stock_code"].upper() not in NOT_GOODS]
    rows = [row for row in rows if not (float(row["unit_price"]) <= 0 and row["customer_id"] == "0")]  # corrections of stock, not sales
    spellings = collections.defaultdict(collections.Counter)
    for row in rows:
        row["sku"] = row["stock_code"].upper().replace(" ", "-")
        spellings[row["sku"]][row["description"].strip()] += 1
    names = {sku: name_of(texts) for sku, texts in spellings.items()}
    rows = [row for row in rows if names[row["sku"]] and not names[row["sku"]].startswith("Dotcomgiftshop gift voucher")]
    skus = sorted({row["sku"] for row in rows})
    write(target / "items.csv", ["sku", "name", "category"], [[sku, names[sku], category_of(names[sku])] for sku in skus], False)

    def customer(row):
        return row["customer_id"] if row["customer_id"] != "0" else "0-" + row["country"]
    countries = {}
    for row in rows:
        countries.setdefault(customer(row), row["country"])
    write(target / "customers.csv", ["customer", "country"], sorted(countries.items()), False)

    orders, lines = [], []
    index = {sku: number for number, sku in enumerate(skus)}
    seen = {}
    for row in rows:
        key = row["invoice_no"]
        if key not in seen:
            seen[key] = collections.OrderedDict()
            orders.append([key, row["invoice_date"][:16].replace(" ", "T"), customer(row)])
        same = (row["sku"], row["unit_price"])
        seen[key][same] = seen[key].get(same, 0) + int(row["quantity"])  # an item twice at one price is one line
    for key, *_ in orders:
        lines += [[key, index[sku], quantity, price] for (sku, price), quantity in seen[key].items()]
    previous = None
    for line in lines:  # an order's number is written on its first line only
        line[0], previous = ("" if line[0] == previous else line[0]), line[0]
    write(target / "orders.csv.gz", ["order", "placed_at", "customer"], orders, True)
    write(target / "lines.csv.gz", ["order", "item", "quantity", "price"], lines, True)


def deliveries(source, target):
    with gzip.open(source, "rt", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    days = collections.defaultdict(list)
    for row in rows:
        late = (date.fromisoformat(row["delivered_date"]) - date.fromisoformat(row["scheduled_delivery_date"])).days
        days[row["vendor"]].append(late)
    kept = [[vendor, late] for vendor, record in sorted(days.items()) if len(record) >= 25 for late in record]
    write(target / "delays.csv.gz", ["vendor", "days_late"], kept, True)


if __name__ == "__main__":
    folder = pathlib.Path(sys.argv[3])
    sales(sys.argv[1], folder)
    deliveries(sys.argv[2], folder)
