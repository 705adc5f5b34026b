/**
 * How far the plan acts by itself: rules by vendor, kind of item and amount say whether a buyer is told, a draft is written, somebody is asked, or
 * the order goes out. What is needed is decided by replenishment; what leaves the building goes through post.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"web", "access", "post", "sandbox", "catalog", "supply", "replenishment"})
@NullMarked
package dev.backstop.automation;

import org.jspecify.annotations.NullMarked;
