/**
 * Feeds: what the item pages say, for search engines, comparison sites and shop systems. All of them are written from the one answer,
 * so that none
 * can say anything else.
 */
@NullMarked
package dev.backstop.storefront.feeds;

import org.jspecify.annotations.NullMarked;
