package dev.backstop.reports.dashboards;

import dev.backstop.catalog.Item;
import dev.backstop.catalog.Location;
import dev.backstop.console.items.StockChart;
import dev.backstop.console.items.StockOverTime;

/** An item at a location, with its picture and what that says. */
public record Watched(Item item, Location location, StockOverTime.Picture picture, StockChart chart, String sentence) {}
