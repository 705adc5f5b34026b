/** Forecasts from file to file, without a server or a database: histories in, quantiles of the total demand of the next periods out. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = "planning")
@NullMarked
package dev.backstop.forecast;

import org.jspecify.annotations.NullMarked;
