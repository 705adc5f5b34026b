-- What moved of late, for those who fetch only what changed. One row an item at most, written after the transaction that moved it by whoever hears its
-- news. Numbers are given out under one lock held until commit, so that a reader who saw a number has seen all below it.
CREATE SEQUENCE storefront.change;

CREATE TABLE storefront.changed_item (
    item_id bigint PRIMARY KEY,               -- not a reference: news of an item may outlive it
    change  bigint NOT NULL
);
CREATE INDEX changed_item_change ON storefront.changed_item (change);

CREATE TABLE storefront.changed_rules (       -- when last something moved for all items, or news may have been missed
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    change   bigint NOT NULL
);
