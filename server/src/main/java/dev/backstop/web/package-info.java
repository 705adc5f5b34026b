/**
 * The manners of our HTTP interface, one of each: problems, pages of a list, merge patch, entity tags, and one transaction per write.
 * Knows nothing of the business; every package with an endpoint uses it.
 */
@org.springframework.modulith.ApplicationModule(displayName = "web")
@NullMarked
package dev.backstop.web;

import org.jspecify.annotations.NullMarked;
