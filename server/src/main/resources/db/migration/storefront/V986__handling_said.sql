-- The full feed says of what is made for each order how long that takes; the feed of changes must know what was said.
ALTER TABLE storefront.feed_said
    ADD COLUMN handling_least bigint,          -- business days
    ADD COLUMN handling_most  bigint;
