/** Who may do what: people and their roles, API keys and their scopes, sign-in, and the trail of who did what. Used by all. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = "web")
@NullMarked
package dev.backstop.access;

import org.jspecify.annotations.NullMarked;
