/** Shops of Medusa (version 2), by its Admin API, which is asked for orders since Medusa calls nobody by itself. */
@NullMarked
package dev.backstop.connectors.medusa;

import org.jspecify.annotations.NullMarked;
