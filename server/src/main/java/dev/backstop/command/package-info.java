/** The command line: starts the application the way it is wanted, and does what is done without it, such as backups. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {
    "access", "backup", "database", "demo", "exchange", "offline", "planning", "promising", "web"})
@NullMarked
package dev.backstop.command;

import org.jspecify.annotations.NullMarked;
