/** The what-if desk: asking what would become of promises before anything happens. */
@NullMarked
package dev.backstop.console.whatif;

import org.jspecify.annotations.NullMarked;
