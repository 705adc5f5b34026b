/** What the firm has set: settings, places, vendors, people, keys, and the self-audit. */
@NullMarked
package dev.backstop.console.settings;

import org.jspecify.annotations.NullMarked;
