/** What lies in a parcel that is only a part of its order. */
@NullMarked
package dev.backstop.storefront.packing;

import org.jspecify.annotations.NullMarked;
