package dev.backstop.reports;

/**
 * What is drawn above the rows of a report.
 *
 * @param title of the column
 * @param note  what is drawn of it
 * @param json  what the script draws
 */
public record ReportPicture(String title, String note, String json) {}
