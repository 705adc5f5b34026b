package dev.backstop.reports.dashboards;

/** A chart with what the script draws. */
public record Drawn(Chart chart, String json) {}
