/** Behind the door of a package that breaks the rules on purpose. */
@org.jspecify.annotations.NullMarked
package dev.backstop.testing.broken.below.inside;
