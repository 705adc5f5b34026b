/**
 * Reports: documented sets of rows over what the packages below hold, with one engine that shows them as a page, as rows for programs, and
 * as CSV, XLSX and PDF. Reads downwards in SQL and writes nothing but its own figures of the night. What a report says stands in its set;
 * when and to whom it is sent is left to its schedules.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"web", "planning", "access", "sandbox", "catalog", "stock", "orders", "supply", "promising", "replenishment",
                "outreach", "post", "storefront", "console", "console :: items"})
@NullMarked
package dev.backstop.reports;

import org.jspecify.annotations.NullMarked;
