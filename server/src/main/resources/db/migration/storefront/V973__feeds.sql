-- What feeds said, and who read them: a feed of changes brings what is no longer as its reader has it.
CREATE TABLE storefront.feed_said (
    version      bigint NOT NULL,              -- the number of the news that the feed was written after
    item_id      bigint NOT NULL,              -- not a reference: a feed may outlive an item
    availability text NOT NULL,
    available_on date,
    PRIMARY KEY (version, item_id)
);

CREATE TABLE storefront.feed_read (
    feed    text NOT NULL,
    reader  text NOT NULL,
    version bigint NOT NULL,                   -- what the reader has
    at      timestamptz NOT NULL,
    items   bigint NOT NULL,
    PRIMARY KEY (feed, reader)
);
