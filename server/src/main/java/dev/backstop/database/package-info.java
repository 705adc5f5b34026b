/**
 * PostgreSQL: our own launcher over the packaged binaries, kept in a data folder, or the database at a given address. Nothing else knows where
 * the database comes from.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.backstop.database;

import org.jspecify.annotations.NullMarked;
