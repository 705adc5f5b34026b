-- What exists: settings, locations, items, vendors and the terms on which goods come.
-- Quantities are whole numbers of an item's smallest unit: 2.5 m of an item with one decimal is 25.
CREATE SCHEMA catalog;

CREATE TABLE catalog.settings (               -- empty: the usual ones
    only_row              boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    currency              text NOT NULL DEFAULT 'EUR',
    confidence            numeric(4, 3) NOT NULL DEFAULT 0.9 CHECK (confidence > 0 AND confidence < 1),
    grace_working_days    int NOT NULL DEFAULT 1 CHECK (grace_working_days >= 0),
    allocation            text NOT NULL DEFAULT 'first-come',
    sourcing              text NOT NULL DEFAULT 'priority' CHECK (sourcing IN ('priority', 'fewest-parcels', 'nearest', 'most-stock')),
    default_days_to_ship  int CHECK (default_days_to_ship >= 0),
    reorder_trigger       text NOT NULL DEFAULT 'at-or-below' CHECK (reorder_trigger IN ('at-or-below', 'below')),
    ordering_cost         numeric(14, 2),
    holding_rate          numeric(6, 4) NOT NULL DEFAULT 0.2,
    backorder_cost        numeric(14, 4)
);

CREATE TABLE catalog.location (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code          text NOT NULL UNIQUE,
    name          text NOT NULL,
    time_zone     text NOT NULL,
    working_days  text[] NOT NULL,          -- MO … SU
    holidays      date[] NOT NULL DEFAULT '{}',
    cut_off       time,
    priority      int NOT NULL DEFAULT 5,
    active        boolean NOT NULL DEFAULT true,
    handling_days int NOT NULL DEFAULT 0 CHECK (handling_days >= 0),
    days_to_ship  int CHECK (days_to_ship >= 0),
    country       text,
    postcode      text
);

CREATE TABLE catalog.item (
    id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    sku              text NOT NULL UNIQUE,
    name             text NOT NULL,
    unit             text NOT NULL,
    decimals         int NOT NULL CHECK (decimals BETWEEN 0 AND 6),
    category         text,
    status           text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'phasing-out', 'discontinued')),
    successor_id     bigint REFERENCES catalog.item,
    price            numeric(18, 6),
    price_currency   text,
    cost             numeric(18, 6),
    cost_currency    text,
    backorder_policy text NOT NULL DEFAULT 'yes' CHECK (backorder_policy IN ('yes', 'no', 'limited')),
    limit_quantity   bigint,
    limit_value      numeric(18, 2),
    limit_days       int,
    limit_confirmed_supply_only boolean NOT NULL DEFAULT false,
    minimum_order    bigint CHECK (minimum_order > 0),
    order_multiple   bigint CHECK (order_multiple > 0),
    lots             boolean NOT NULL DEFAULT false
);
CREATE INDEX item_successor ON catalog.item (successor_id) WHERE successor_id IS NOT NULL;
CREATE INDEX item_category ON catalog.item (category, sku);
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;
CREATE INDEX item_words ON catalog.item USING gin ((sku || ' ' || name) gin_trgm_ops);

CREATE TABLE catalog.kit_component (        -- assembled when the kit ships
    kit_id       bigint NOT NULL REFERENCES catalog.item ON DELETE CASCADE,
    component_id bigint NOT NULL REFERENCES catalog.item,
    rank         int NOT NULL,
    quantity     bigint NOT NULL CHECK (quantity > 0),   -- of the component's smallest unit, in one kit
    PRIMARY KEY (kit_id, component_id)
);
CREATE INDEX kit_component_component ON catalog.kit_component (component_id);

CREATE TABLE catalog.bill_of_material (     -- made ahead
    item_id      bigint NOT NULL REFERENCES catalog.item ON DELETE CASCADE,
    component_id bigint NOT NULL REFERENCES catalog.item,
    rank         int NOT NULL,
    quantity     numeric(18, 6) NOT NULL CHECK (quantity > 0),   -- of the component's unit, for one unit of the item
    scrap        numeric(6, 5) NOT NULL DEFAULT 0 CHECK (scrap >= 0 AND scrap < 1),
    PRIMARY KEY (item_id, component_id)
);
CREATE INDEX bill_of_material_component ON catalog.bill_of_material (component_id);

CREATE TABLE catalog.substitute (
    item_id       bigint NOT NULL REFERENCES catalog.item ON DELETE CASCADE,
    substitute_id bigint NOT NULL REFERENCES catalog.item,
    rank          int NOT NULL,
    PRIMARY KEY (item_id, substitute_id)
);
CREATE INDEX substitute_substitute ON catalog.substitute (substitute_id);

CREATE TABLE catalog.item_location (        -- only where an item differs from what is usual; absent means stocked and sellable
    item_id          bigint NOT NULL REFERENCES catalog.item,
    location_id      bigint NOT NULL REFERENCES catalog.location,
    stocked          boolean NOT NULL DEFAULT true,
    sellable         boolean NOT NULL DEFAULT true,
    backorder_policy text CHECK (backorder_policy IN ('yes', 'no', 'limited')),   -- null: the item's
    limit_quantity   bigint,
    limit_value      numeric(18, 2),
    limit_days       int,
    limit_confirmed_supply_only boolean NOT NULL DEFAULT false,
    days_to_ship     int CHECK (days_to_ship >= 0),
    bin              text,
    PRIMARY KEY (item_id, location_id)
);
CREATE INDEX item_location_location ON catalog.item_location (location_id);

CREATE TABLE catalog.protected_stock (
    item_id        bigint NOT NULL,
    location_id    bigint NOT NULL,
    rank           int NOT NULL,
    customer_class text,
    channel        text,
    quantity       bigint NOT NULL CHECK (quantity > 0),
    until          date,
    FOREIGN KEY (item_id, location_id) REFERENCES catalog.item_location ON DELETE CASCADE
);
CREATE INDEX protected_stock_place ON catalog.protected_stock (item_id, location_id);

CREATE TABLE catalog.vendor (
    id                  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code                text NOT NULL UNIQUE,
    name                text NOT NULL,
    email               text,
    country             text,
    language            text NOT NULL DEFAULT 'en',
    currency            text NOT NULL,
    working_days        text[] NOT NULL,
    holidays            date[] NOT NULL DEFAULT '{}',
    cut_off             time,                            -- shown to buyers
    order_days          text[] NOT NULL DEFAULT '{}',    -- empty: any day
    minimum_order_value numeric(14, 2),
    buyer               text,
    merge_days          int NOT NULL DEFAULT 0 CHECK (merge_days >= 0)
);

CREATE TABLE catalog.sourcing_term (
    id                   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    item_id              bigint NOT NULL REFERENCES catalog.item,
    location_id          bigint NOT NULL REFERENCES catalog.location,
    rank                 int NOT NULL,
    kind                 text NOT NULL CHECK (kind IN ('buy', 'make', 'transfer')),
    vendor_id            bigint REFERENCES catalog.vendor,
    from_location_id     bigint REFERENCES catalog.location,
    lead_time_days       int CHECK (lead_time_days >= 0),     -- null: not known, so no date
    lead_time_unit       text NOT NULL DEFAULT 'calendar' CHECK (lead_time_unit IN ('calendar', 'working')),
    moq                  bigint CHECK (moq > 0),
    multiple             bigint CHECK (multiple > 0),
    maximum              bigint CHECK (maximum > 0),
    purchase_unit        text,
    purchase_factor      numeric(18, 6),                      -- units of the item in one purchase unit
    purchase_decimals    int,
    UNIQUE (item_id, location_id, rank),
    CHECK ((kind = 'buy') = (vendor_id IS NOT NULL)),
    CHECK ((kind = 'transfer') = (from_location_id IS NOT NULL))
);
CREATE INDEX sourcing_term_location ON catalog.sourcing_term (location_id);
CREATE INDEX sourcing_term_vendor ON catalog.sourcing_term (vendor_id);
CREATE INDEX sourcing_term_from ON catalog.sourcing_term (from_location_id);

CREATE TABLE catalog.price_break (
    term_id       bigint NOT NULL REFERENCES catalog.sourcing_term ON DELETE CASCADE,
    from_quantity numeric(18, 6) NOT NULL,
    price         numeric(18, 6) NOT NULL,
    currency      text NOT NULL,
    PRIMARY KEY (term_id, from_quantity)
);

CREATE TABLE catalog.exchange_rate (
    currency text NOT NULL,
    day      date NOT NULL,
    rate     numeric(18, 8) NOT NULL CHECK (rate > 0),
    PRIMARY KEY (currency, day)
);

CREATE TABLE catalog.transit_time (
    location_id bigint NOT NULL REFERENCES catalog.location,
    country     text NOT NULL,
    p50_days    int NOT NULL CHECK (p50_days >= 0),
    p95_days    int NOT NULL CHECK (p95_days >= p50_days),
    PRIMARY KEY (location_id, country)
);
