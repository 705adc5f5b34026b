package dev.backstop.catalog;

/** The firm's settings were changed: the order of service, the confidence of dates, or the usual days to ship may be others now. */
public record SettingsChanged(Settings before, Settings now) {}
