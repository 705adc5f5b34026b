/**
 * Everything in one file, and back. Works on any PostgreSQL through one connection, because the packaged binaries bring no dump program and a
 * server elsewhere may be of any version.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = "database")
@NullMarked
package dev.backstop.backup;

import org.jspecify.annotations.NullMarked;
