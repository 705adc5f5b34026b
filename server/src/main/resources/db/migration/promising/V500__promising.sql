-- Pegs, promises, what was told, and one availability row per item and location whose lock makes promising safe.
CREATE SCHEMA promising;

CREATE TABLE promising.availability (
    item_id     bigint NOT NULL REFERENCES catalog.item ON DELETE CASCADE,          -- a row of zeros holds nobody
    location_id bigint NOT NULL REFERENCES catalog.location ON DELETE CASCADE,
    on_hand     bigint NOT NULL DEFAULT 0 CHECK (on_hand >= 0),           -- sellable
    allocated   bigint NOT NULL DEFAULT 0 CHECK (allocated >= 0),         -- pegged to what is on hand
    backordered bigint NOT NULL DEFAULT 0 CHECK (backordered >= 0),       -- open demand without stock
    on_order    bigint NOT NULL DEFAULT 0 CHECK (on_order >= 0),          -- sent and not yet received
    version     bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (item_id, location_id),
    CHECK (allocated <= on_hand)
) WITH (fillfactor = 50);
CREATE INDEX availability_location ON promising.availability (location_id);

CREATE TABLE promising.schedule_line (
    id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    line_id          bigint NOT NULL REFERENCES orders.order_line,
    number           int NOT NULL,
    location_id      bigint NOT NULL REFERENCES catalog.location,
    quantity         bigint NOT NULL CHECK (quantity >= 0),
    state            text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'released', 'shipped', 'cancelled', 'merged')),
    split_from       bigint REFERENCES promising.schedule_line,
    ready_on         date,            -- when this part alone could ship; the promise may wait for the rest of the line or order
    promise_id       bigint,          -- the promise in force
    heard_promise_id bigint,          -- the newest promise that was told
    UNIQUE (line_id, number)
) WITH (fillfactor = 80);
CREATE INDEX schedule_line_open ON promising.schedule_line (line_id) WHERE state IN ('open', 'released');
CREATE INDEX schedule_line_location ON promising.schedule_line (location_id);
CREATE INDEX schedule_line_split_from ON promising.schedule_line (split_from) WHERE split_from IS NOT NULL;

CREATE TABLE promising.peg (
    id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    schedule_line_id bigint NOT NULL REFERENCES promising.schedule_line,
    item_id          bigint NOT NULL REFERENCES catalog.item,          -- the line's item, or a component of its kit
    location_id      bigint NOT NULL REFERENCES catalog.location,
    source           text NOT NULL CHECK (source IN ('stock', 'inbound', 'planned', 'none')),
    part_id          bigint REFERENCES supply.purchase_order_part,
    quantity         bigint NOT NULL CHECK (quantity > 0),
    released         boolean NOT NULL DEFAULT false,                   -- in the hands of the floor: nothing moves it
    made_at          timestamptz NOT NULL,
    closed_at        timestamptz,
    CHECK ((source = 'inbound') = (part_id IS NOT NULL))
);
CREATE INDEX peg_place ON promising.peg (item_id, location_id) WHERE closed_at IS NULL;
CREATE INDEX peg_schedule_line ON promising.peg (schedule_line_id) WHERE closed_at IS NULL;
CREATE INDEX peg_part ON promising.peg (part_id) WHERE closed_at IS NULL;

CREATE TABLE promising.promise (      -- never edited; a later one supersedes
    id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    schedule_line_id bigint NOT NULL REFERENCES promising.schedule_line,
    made_at          timestamptz NOT NULL,
    quantity         bigint NOT NULL,
    ship_by          date,
    earliest         date,
    latest           date,
    confidence       numeric(4, 3),
    source           text NOT NULL,
    basis            text NOT NULL,   -- what it rests on, in words
    supply           text,            -- the supply it waits for, as a reference
    next_word_by     date,            -- without a date: the day on which we write next
    cause_kind       text NOT NULL,
    cause_text       text NOT NULL,
    cause_reference  text,
    CHECK (ship_by IS NOT NULL OR next_word_by IS NOT NULL)
);
CREATE INDEX promise_schedule_line ON promising.promise (schedule_line_id, id);

CREATE TABLE promising.telling (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    promise_id bigint NOT NULL REFERENCES promising.promise,
    via        text NOT NULL,
    told_to    text,
    words      text NOT NULL,
    at         timestamptz NOT NULL,
    evidence   text
);
CREATE INDEX telling_promise ON promising.telling (promise_id);

CREATE SEQUENCE promising.pick_number;
CREATE TABLE promising.pick (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    number      text NOT NULL UNIQUE,
    location_id bigint NOT NULL REFERENCES catalog.location,
    at          timestamptz NOT NULL,
    state       text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'put-back')),
    by          text NOT NULL
);
CREATE TABLE promising.pick_line (
    pick_id          bigint NOT NULL REFERENCES promising.pick,
    schedule_line_id bigint NOT NULL REFERENCES promising.schedule_line,
    item_id          bigint NOT NULL REFERENCES catalog.item,
    lot              text NOT NULL DEFAULT '',
    quantity         bigint NOT NULL CHECK (quantity > 0),
    short            bigint NOT NULL DEFAULT 0 CHECK (short >= 0),
    PRIMARY KEY (pick_id, schedule_line_id, item_id, lot)
);
CREATE INDEX pick_line_schedule_line ON promising.pick_line (schedule_line_id);

CREATE TABLE promising.audit_round (     -- what each round of the self-audit found
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at          timestamptz NOT NULL,
    checked     bigint NOT NULL,
    differences jsonb NOT NULL
);
