/**
 * The screens: layout, navigation and the pages of those who work here, one sub-package for each family of pages. Stands on top: it asks the
 * doors below, reads what a page shows with its own SQL, and is used by nobody.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"web", "planning", "access", "post", "catalog", "stock", "orders", "supply", "promising", "replenishment", "automation", "outreach", "outreach::offers", "exchange",
            "storefront", "sandbox"})
@NullMarked
package dev.backstop.console;

import org.jspecify.annotations.NullMarked;
