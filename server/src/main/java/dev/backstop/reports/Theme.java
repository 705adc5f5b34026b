package dev.backstop.reports;

/** Under what a report is listed. */
enum Theme {
    STOCK("Stock"),
    DEMAND("Demand"),
    PROMISES("Promises and customers"),
    SUPPLY("Supply");

    private final String title;

    Theme(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
