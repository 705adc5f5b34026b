/** Sheets of paper: PDF that a printer takes as it is, and QR codes. */
@NullMarked
package dev.backstop.storefront.print;

import org.jspecify.annotations.NullMarked;
