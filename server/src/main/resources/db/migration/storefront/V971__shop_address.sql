-- The shop that shows our items, and who may fetch its feeds.
CREATE TABLE storefront.shop_address (
    only_row   boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    item_page  text CHECK (item_page LIKE '%{sku}%'),      -- address of an item's page in the shop
    image      text CHECK (image LIKE '%{sku}%'),          -- address of its picture
    brand      text,
    feed_token text NOT NULL                               -- who knows it may fetch feeds
);
