/** XML as feeds and catalogues write it. */
@NullMarked
package dev.backstop.storefront.xml;

import org.jspecify.annotations.NullMarked;
