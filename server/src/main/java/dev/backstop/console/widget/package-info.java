/** Where a shop owner tries how our answer looks on his pages, and says what they may ask and show. */
@NullMarked
package dev.backstop.console.widget;

import org.jspecify.annotations.NullMarked;
