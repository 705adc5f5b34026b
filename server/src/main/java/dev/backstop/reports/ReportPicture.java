package dev.backstop.reports;

/**
 * What is drawn above the rows of a report.
 *
 * @param title of the column
 * @param bars  how many rows are drawn
 * @param json  what the script draws
 */
public record ReportPicture(String title, int bars, String json) {}
