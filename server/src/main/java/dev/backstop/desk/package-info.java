/**
 * The desk: what people on the phone need while somebody waits at the other end. Search by anything, the pages of a caller, orders taken
 * by keyboard, and what is known of calls. Stands on top, beside the pages of the console, whose layout and components it uses.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"web", "access", "catalog", "orders", "promising", "outreach", "outreach::offers", "console"})
@NullMarked
package dev.backstop.desk;

import org.jspecify.annotations.NullMarked;
