-- Purchase orders as their vendors know them: what was sent, when, how, and what vendors are asked.
CREATE SCHEMA buying;

CREATE TABLE buying.letterhead (             -- empty: the name under which our mails go out
    only_row   boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    name       text,
    address    text[] NOT NULL DEFAULT '{}',
    email      text,
    phone      text,
    tax_number text,
    footer     text
);

CREATE TABLE buying.delivery_address (
    location_id bigint PRIMARY KEY REFERENCES catalog.location ON DELETE CASCADE,
    address     text[] NOT NULL
);

CREATE TABLE buying.vendor_manner (          -- how orders reach a vendor; absent: by mail where a mail address is known
    vendor_id       bigint PRIMARY KEY REFERENCES catalog.vendor ON DELETE CASCADE,
    way             text CHECK (way IN ('mail', 'csv', 'by-hand')),
    address         text[] NOT NULL DEFAULT '{}',
    contact         text,
    customer_number text,                    -- ours with the vendor
    payment_terms   text,
    delivery_terms  text,
    chase           text NOT NULL DEFAULT 'draft' CHECK (chase IN ('draft', 'by-itself'))
);

CREATE TABLE buying.vendor_sku (             -- what the vendor calls our items
    vendor_id bigint NOT NULL REFERENCES catalog.vendor ON DELETE CASCADE,
    item_id   bigint NOT NULL REFERENCES catalog.item ON DELETE CASCADE,
    code      text NOT NULL,
    name      text,
    PRIMARY KEY (vendor_id, item_id)
);
CREATE INDEX vendor_sku_item ON buying.vendor_sku (item_id);

CREATE TABLE buying.order_version (          -- appended; only the handing over is noted later
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    order_id       bigint NOT NULL REFERENCES supply.purchase_order,
    version        int NOT NULL CHECK (version > 0),
    kind           text NOT NULL CHECK (kind IN ('order', 'change', 'cancellation')),
    at             timestamptz NOT NULL,
    by             text NOT NULL,
    document       jsonb NOT NULL,           -- all that its PDF and its CSV say
    way            text NOT NULL CHECK (way IN ('mail', 'csv', 'by-hand', 'none')),   -- none: of an order that the vendor never got
    recipient      text,
    cause          text UNIQUE,              -- of the newest message that carries it
    handed_over_at timestamptz,
    handed_over_by text,
    UNIQUE (order_id, version),
    CHECK ((way IN ('mail', 'csv')) = (cause IS NOT NULL)),
    CHECK ((cause IS NULL) = (recipient IS NULL))
);
