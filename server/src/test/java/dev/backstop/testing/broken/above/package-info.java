/** One of two packages that break the rules on purpose; see {@code ModulesTest}. */
@org.jspecify.annotations.NullMarked
package dev.backstop.testing.broken.above;
