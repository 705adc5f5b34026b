package dev.backstop.storefront.feeds;

import dev.backstop.catalog.Item;
import dev.backstop.storefront.Availability;
import dev.backstop.storefront.Elsewhere;

/** One item of a feed: what it is, what its page says, and the same in the words of others. */
record Entry(Item item, Availability answer, Elsewhere elsewhere) {}
