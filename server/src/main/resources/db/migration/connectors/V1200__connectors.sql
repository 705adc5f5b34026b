-- Shops on other systems: what they are told of our items, and what they told us of orders.
CREATE SCHEMA connectors;

CREATE TABLE connectors.shop (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code          text NOT NULL UNIQUE,
    name          text NOT NULL,
    kind          text NOT NULL CHECK (kind IN ('shopify', 'woocommerce', 'medusa')),
    url           text NOT NULL,                       -- where it answers, without a slash at its end
    place         text,                                -- the shop's own place of stock that we write, by its id there
    customer_kind text NOT NULL CHECK (customer_kind IN ('consumer', 'business')),
    active        boolean NOT NULL,
    secrets       bytea NOT NULL,                      -- encrypted; never shown again
    seen_change   bigint NOT NULL DEFAULT -1,          -- the number of our news up to which its queue has been filled; -1: all of it
    list_at       timestamptz,                         -- when to ask the shop anew what it sells; null: not until somebody says so
    list_fault    text,
    listed_at     timestamptz,
    poll_at       timestamptz,                         -- when to ask for orders, of a shop that does not call us; null: it calls
    polled_up_to  timestamptz,                         -- orders changed up to then are here
    poll_fault    text
);

-- One article of a shop, and the outbox of what it shall show: only the newest state matters, so it is one row however often the item
-- moves.
CREATE TABLE connectors.listing (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    shop_id    bigint NOT NULL REFERENCES connectors.shop ON DELETE CASCADE,
    remote     text NOT NULL,                          -- the variant's id in the shop
    product    text NOT NULL,                          -- its product's id there
    stock_item text,                                   -- what the shop counts its stock by, where that is another id
    remote_sku text NOT NULL,                          -- may be empty
    title      text NOT NULL,
    item_id    bigint REFERENCES catalog.item ON DELETE SET NULL,   -- null: none of ours is known by this key
    by_hand    boolean NOT NULL DEFAULT false,         -- somebody said which item it is
    due_at     timestamptz,                            -- when to push; null: nothing to do
    moved      bigint NOT NULL DEFAULT 0,              -- counts up with each reason to push, so that a push cannot clear a later one
    since      timestamptz,                            -- since when the shop has been behind
    tries      int NOT NULL DEFAULT 0,
    fault      text,                                   -- why the last push failed; with due_at null: given up until somebody says so
    pushed     text,                                   -- what the shop shows, as it was pushed
    ships_on   date,                                   -- the date within
    pushed_at  timestamptz,
    UNIQUE (shop_id, remote)
);
CREATE INDEX listing_due ON connectors.listing (shop_id, due_at) WHERE due_at IS NOT NULL;
CREATE INDEX listing_item ON connectors.listing (item_id);
CREATE INDEX listing_sku ON connectors.listing (shop_id, remote_sku);
CREATE INDEX listing_failed ON connectors.listing (shop_id) WHERE due_at IS NULL AND fault IS NOT NULL;

-- What shops told us, each as it came, so that it can be run again.
CREATE TABLE connectors.delivery (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    shop_id     bigint NOT NULL REFERENCES connectors.shop ON DELETE CASCADE,
    remote      text NOT NULL,                         -- the shop's own id of the delivery: the same one twice is one
    topic       text NOT NULL,
    body        bytea NOT NULL,
    received_at timestamptz NOT NULL,
    state       text NOT NULL CHECK (state IN ('due', 'done', 'held', 'dead')),   -- held: for a person; dead: it failed too often
    due_at      timestamptz,
    tries       int NOT NULL DEFAULT 0,
    outcome     text,
    order_number text,
    UNIQUE (shop_id, remote),
    CHECK ((state = 'due') = (due_at IS NOT NULL))
);
CREATE INDEX delivery_due ON connectors.delivery (due_at) WHERE state = 'due';
CREATE INDEX delivery_stuck ON connectors.delivery (shop_id, id) WHERE state IN ('held', 'dead');

-- Orders of shops, and the outbox of what the shop shall know of their promises.
CREATE TABLE connectors.shop_order (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    shop_id      bigint NOT NULL REFERENCES connectors.shop ON DELETE CASCADE,
    remote       text NOT NULL,
    order_id     bigint UNIQUE REFERENCES orders.sales_order,       -- null: it was cancelled before we heard of it
    due_at       timestamptz,                          -- when to tell the shop; null: it knows
    moved        bigint NOT NULL DEFAULT 0,
    tries        int NOT NULL DEFAULT 0,
    fault        text,
    told         text,
    told_at      timestamptz,
    UNIQUE (shop_id, remote)
);
CREATE INDEX shop_order_due ON connectors.shop_order (shop_id, due_at) WHERE due_at IS NOT NULL;

-- Encrypts the secrets where the program was given no key of its own to do so.
CREATE TABLE connectors.secret_key (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    secret   bytea NOT NULL
);
