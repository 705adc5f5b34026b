-- Printed catalogues: which item stands on which page, and what was printed of it.
CREATE TABLE storefront.edition (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code       text NOT NULL UNIQUE,
    name       text NOT NULL,
    language   text NOT NULL CHECK (language IN ('en', 'de', 'es')),
    prints_on  date NOT NULL,                  -- when readers get it: words are chosen to hold from then on
    drift_days int NOT NULL CHECK (drift_days BETWEEN 0 AND 365),  -- dates may move by so much before it is an erratum
    printed_at timestamptz                     -- null: a draft, whose words still follow the facts
);

CREATE TABLE storefront.edition_line (
    edition_id   bigint NOT NULL REFERENCES storefront.edition ON DELETE CASCADE,
    number       int NOT NULL,
    item_id      bigint NOT NULL REFERENCES catalog.item,
    page         int NOT NULL CHECK (page > 0),
    section      text,
    -- what was printed; null in a draft
    name         text,
    price        numeric(18, 6),
    currency     text,
    avail_text   text CHECK (length(avail_text) <= 40),
    avail_code   text,                         -- the state, as the availability API writes it
    avail_date   date,                         -- the date behind the words
    avail_until  date,                         -- the last day that the words can be taken to mean
    limit_text   text,
    replaces_sku text,
    as_of        timestamptz,
    PRIMARY KEY (edition_id, number),
    CHECK ((avail_text IS NULL) = (as_of IS NULL))
);
CREATE INDEX edition_line_item ON storefront.edition_line (item_id);

-- who ordered from an edition
CREATE INDEX IF NOT EXISTS sales_order_catalogue_edition ON orders.sales_order (catalogue_edition) WHERE catalogue_edition IS NOT NULL;
