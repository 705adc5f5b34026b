-- How often item pages asked for an answer and what it said, counted by item and day: no cookie, no address, nobody.
CREATE TABLE storefront.item_views (
    day     date NOT NULL,                 -- UTC
    item_id bigint NOT NULL REFERENCES catalog.item ON DELETE CASCADE,
    said    text NOT NULL CHECK (said IN ('stock', 'wait', 'none')),    -- ships now, ships later, cannot be ordered
    views   bigint NOT NULL CHECK (views > 0),
    PRIMARY KEY (day, item_id, said)
);
CREATE INDEX item_views_item ON storefront.item_views (item_id);
