#!/usr/bin/env python3
"""Turns the Northwind tables into the files of this folder: convert.py FOLDER_WITH_THE_TABLES. What is ours is said in the README."""
import csv
import pathlib
import sys
from datetime import date
from decimal import Decimal, ROUND_HALF_UP

SOURCE = pathlib.Path(sys.argv[1])
TARGET = pathlib.Path(__file__).parent
LATER_BY_YEARS = 28  # after 28 years every date falls on the same day of the week
COUNTRIES = {
    "Argentina": "AR", "Australia": "AU", "Austria": "AT", "Belgium": "BE", "Brazil": "BR", "Canada": "CA", "Denmark": "DK", "Finland": "FI",
    "France": "FR", "Germany": "DE", "Ireland": "IE", "Italy": "IT", "Japan": "JP", "Mexico": "MX", "Netherlands": "NL", "Norway": "NO",
    "Poland": "PL", "Portugal": "PT", "Singapore": "SG", "Spain": "ES", "Sweden": "SE", "Switzerland": "CH", "UK": "GB", "USA": "US",
    "Venezuela": "VE"}
LEAD_TIMES = {"US": 7, "CA": 10, "MX": 12, "BR": 25, "JP": 35, "AU": 40, "SG": 35}  # days; from Europe 28
OF_LAST_WEEK = "2026-05-04"


def table(name):
    with open(SOURCE / f"{name}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(name, header, rows):
    with open(TARGET / f"{name}.csv", "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(header)
        out.writerows(rows)
    print(f"{name}.csv: {len(rows)} rows")


def moved(day):
    if not day:
        return ""
    past = date.fromisoformat(day[:10])
    return past.replace(year=past.year + LATER_BY_YEARS).isoformat()


def sku(product):
    return f"NW-{int(product):02d}"


def vendor(supplier):
    return f"V-{int(supplier):02d}"


def money(amount):
    return str(amount.quantize(Decimal("0.01"), ROUND_HALF_UP))


def main():
    categories = {row["category_id"]: row["category_name"] for row in table("categories")}
    products, suppliers, orders = table("products"), table("suppliers"), table("orders")
    country_of = {row["supplier_id"]: COUNTRIES[row["country"]] for row in suppliers}

    write("locations", ["code", "name", "time zone", "working days", "priority", "country", "postcode"],
          [["MAIN", "Northwind Traders", "America/Los_Angeles", "MO TU WE TH FR", 1, "US", "98033"]])
    write("vendors", ["code", "name", "email", "country", "currency"],
          [[vendor(row["supplier_id"]), row["company_name"], f"orders@v{int(row['supplier_id']):02d}.example", country_of[row["supplier_id"]], "USD"]
           for row in suppliers])
    write("items", ["sku", "name", "category", "status", "price", "currency"],
          [[sku(row["product_id"]), f"{row['product_name']} ({row['quantity_per_unit']})", categories[row["category_id"]],
            "discontinued" if row["discontinued"] == "1" and row["units_in_stock"] == "0" else "phasing-out" if row["discontinued"] == "1" else "active",
            money(Decimal(row["unit_price"])), "USD"] for row in products])
    write("sourcing-terms", ["sku", "location", "vendor", "lead time days", "moq", "price", "currency"],
          [[sku(row["product_id"]), "MAIN", vendor(row["supplier_id"]), LEAD_TIMES.get(country_of[row["supplier_id"]], 28), 10,
            money(Decimal(row["unit_price"]) * Decimal("0.6")), "USD"] for row in products if row["discontinued"] != "1"])
    write("stock", ["sku", "location", "quantity"],
          [[sku(row["product_id"]), "MAIN", row["units_in_stock"]] for row in products if row["units_in_stock"] != "0"])
    write("customers", ["code", "name", "email", "country", "postcode"],
          [[row["customer_id"], row["company_name"], f"{row['customer_id'].lower()}@customer.example", COUNTRIES[row["country"]], row["postal_code"]]
           for row in table("customers")])

    details = {}
    for row in table("order_details"):
        details.setdefault(row["order_id"], []).append(row)
    shipped, open_ = [], []
    for order in orders:
        for number, line in enumerate(details[order["order_id"]], 1):
            price = money(Decimal(line["unit_price"]) * (1 - Decimal(line["discount"])))
            row = [order["order_id"], order["customer_id"], moved(order["order_date"]), "MAIN", number, sku(line["product_id"]), line["quantity"], price]
            if order["shipped_date"]:
                shipped.append(row + [line["quantity"], moved(order["shipped_date"])])
            else:
                open_.append(row + [moved(order["required_date"])])
    header = ["number", "customer", "ordered at", "location", "line", "sku", "quantity", "price"]
    write("orders-history", header + ["shipped", "shipped on"], shipped)
    write("orders-open", header + ["promised on"], open_)

    coming = {}
    for row in products:
        if row["units_on_order"] != "0":
            coming.setdefault(row["supplier_id"], []).append(row)
    write("purchase-orders", ["number", "vendor", "location", "state", "ordered on", "line", "sku", "quantity"],
          [[f"NW-{int(supplier)}", vendor(supplier), "MAIN", "sent", OF_LAST_WEEK, number, sku(row["product_id"]), row["units_on_order"]]
           for supplier, rows in sorted(coming.items(), key=lambda one: int(one[0])) for number, row in enumerate(rows, 1)])


main()
