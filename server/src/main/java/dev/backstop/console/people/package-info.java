/** Who may come in: people with their roles, and programs with their keys. */
@NullMarked
package dev.backstop.console.people;

import org.jspecify.annotations.NullMarked;
