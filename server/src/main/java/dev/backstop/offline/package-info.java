/**
 * What {@code planning} decides, over CSV and Parquet files: neither server nor database is started. Reads and writes files; every rule
 * stays in
 * {@code planning}.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"exchange", "planning"})
@NullMarked
package dev.backstop.offline;

import org.jspecify.annotations.NullMarked;
