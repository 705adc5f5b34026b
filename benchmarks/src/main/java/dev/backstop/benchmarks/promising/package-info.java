/** Promises over HTTP, next to what PostgreSQL itself can do with the least rows that a durable promise needs. */
@NullMarked
package dev.backstop.benchmarks.promising;

import org.jspecify.annotations.NullMarked;
