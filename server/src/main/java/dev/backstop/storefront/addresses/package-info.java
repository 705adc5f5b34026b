/** Where the shop stands that shows our items: the addresses of its pages and pictures, and the secret of its feeds. */
@NullMarked
package dev.backstop.storefront.addresses;

import org.jspecify.annotations.NullMarked;
