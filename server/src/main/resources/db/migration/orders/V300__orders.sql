-- What is asked for: customers, their orders, what was shipped, cancelled and held.
CREATE SCHEMA orders;

CREATE TABLE orders.customer (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code      text NOT NULL UNIQUE,
    name      text NOT NULL,
    email     text,
    phone     text,
    country   text,
    postcode  text,
    kind      text NOT NULL DEFAULT 'business' CHECK (kind IN ('business', 'consumer')),
    class     text,
    priority  int NOT NULL DEFAULT 5 CHECK (priority BETWEEN 1 AND 9),
    language  text NOT NULL DEFAULT 'en',
    time_zone text,
    channels  text[] NOT NULL DEFAULT '{email}'
);
CREATE INDEX customer_words ON orders.customer USING gin ((code || ' ' || name) gin_trgm_ops);

CREATE SEQUENCE orders.order_number;
CREATE TABLE orders.sales_order (
    id                   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    number               text NOT NULL UNIQUE,
    reference            text,
    external_id          text,
    customer_id          bigint NOT NULL REFERENCES orders.customer,
    channel              text NOT NULL,
    ordered_at           timestamptz NOT NULL,
    requested_on         date,
    priority             int NOT NULL CHECK (priority BETWEEN 1 AND 9),
    shipping             text NOT NULL CHECK (shipping IN ('as-available', 'complete-lines', 'complete-order')),
    location_id          bigint REFERENCES catalog.location,        -- null: the sourcing rule chose
    latest_acceptable_on date,
    currency             text NOT NULL,
    ship_to              jsonb,
    contact              jsonb,
    payment              jsonb,
    charges              jsonb,
    stated_ship_by       date,
    catalogue_edition    text,
    open_lines           int NOT NULL DEFAULT 0                     -- how many lines have an open quantity
);
CREATE INDEX sales_order_customer ON orders.sales_order (customer_id, id);
CREATE INDEX sales_order_open ON orders.sales_order (id) WHERE open_lines > 0;
CREATE INDEX sales_order_ordered_at ON orders.sales_order (ordered_at);
CREATE UNIQUE INDEX sales_order_external ON orders.sales_order (channel, external_id) WHERE external_id IS NOT NULL;
CREATE INDEX sales_order_location ON orders.sales_order (location_id);

CREATE TABLE orders.order_line (
    id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    order_id         bigint NOT NULL REFERENCES orders.sales_order,
    line             int NOT NULL,
    item_id          bigint NOT NULL REFERENCES catalog.item,
    quantity         bigint NOT NULL CHECK (quantity > 0),
    shipped          bigint NOT NULL DEFAULT 0 CHECK (shipped >= 0),
    cancelled        bigint NOT NULL DEFAULT 0 CHECK (cancelled >= 0),
    returned         bigint NOT NULL DEFAULT 0 CHECK (returned >= 0),
    open             bigint GENERATED ALWAYS AS (quantity - shipped - cancelled) STORED CHECK (open >= 0),
    price            numeric(18, 6),
    tax              numeric(18, 6),
    minimum_shipment bigint,
    essential_date   boolean NOT NULL DEFAULT false,
    priority_at      timestamptz NOT NULL,        -- the priority date: survives edits, splits and re-plans
    substitute_for   int,
    replaces         int,
    UNIQUE (order_id, line)
) WITH (fillfactor = 80);
CREATE INDEX order_line_item_open ON orders.order_line (item_id) WHERE quantity > shipped + cancelled;
CREATE INDEX order_line_item ON orders.order_line (item_id, order_id);

CREATE TABLE orders.cancellation (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    line_id  bigint NOT NULL REFERENCES orders.order_line,
    quantity bigint NOT NULL CHECK (quantity > 0),
    reason   text NOT NULL,
    at       timestamptz NOT NULL,
    by       text NOT NULL
);
CREATE INDEX cancellation_line ON orders.cancellation (line_id);

CREATE SEQUENCE orders.shipment_number;
CREATE TABLE orders.shipment (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    number      text NOT NULL UNIQUE,
    order_id    bigint NOT NULL REFERENCES orders.sales_order,
    location_id bigint NOT NULL REFERENCES catalog.location,
    carrier     text,
    tracking    text,
    at          timestamptz NOT NULL,
    reversed_at timestamptz,
    by          text NOT NULL
);
CREATE INDEX shipment_order ON orders.shipment (order_id);
CREATE TABLE orders.shipment_line (
    shipment_id bigint NOT NULL REFERENCES orders.shipment,
    line_id     bigint NOT NULL REFERENCES orders.order_line,
    quantity    bigint NOT NULL CHECK (quantity > 0),
    PRIMARY KEY (shipment_id, line_id)
);
CREATE INDEX shipment_line_line ON orders.shipment_line (line_id);

CREATE TABLE orders.customer_return (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    line_id   bigint NOT NULL REFERENCES orders.order_line,
    quantity  bigint NOT NULL CHECK (quantity > 0),
    condition text NOT NULL,
    at        timestamptz NOT NULL,
    by        text NOT NULL
);
CREATE INDEX customer_return_line ON orders.customer_return (line_id);

CREATE TABLE orders.hold (                  -- whoever forbids shipping writes one; shipping checks it
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    order_id  bigint NOT NULL REFERENCES orders.sales_order,
    kind      text NOT NULL,
    reason    text NOT NULL,
    placed_at timestamptz NOT NULL,
    placed_by text NOT NULL,
    lifted_at timestamptz
);
CREATE INDEX hold_open ON orders.hold (order_id) WHERE lifted_at IS NULL;
