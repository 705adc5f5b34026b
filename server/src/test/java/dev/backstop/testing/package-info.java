/** What tests stand on: the whole application as a sandbox, and a small client for its API. */
@NullMarked
package dev.backstop.testing;

import org.jspecify.annotations.NullMarked;
