-- Files taken in, what became of them, and their bytes while they may still be applied.
CREATE SCHEMA exchange;

CREATE TABLE exchange.import (
    id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind             text NOT NULL,
    file_name        text,
    bytes            bigint NOT NULL DEFAULT 0,
    state            text NOT NULL CHECK (state IN ('received', 'checked', 'refused', 'applied')),
    received_at      timestamptz NOT NULL,
    received_by      text NOT NULL,
    finished_at      timestamptz,
    took_ms          bigint,
    rows             bigint NOT NULL DEFAULT 0,
    fault_count      bigint NOT NULL DEFAULT 0,
    faults           jsonb NOT NULL DEFAULT '[]',          -- the first thousand
    ignored_columns  text[] NOT NULL DEFAULT '{}',
    created          bigint NOT NULL DEFAULT 0,
    changed          bigint NOT NULL DEFAULT 0,
    unchanged        bigint NOT NULL DEFAULT 0,
    promises_moved   bigint NOT NULL DEFAULT 0,
    customers_to_tell bigint NOT NULL DEFAULT 0
);

CREATE TABLE exchange.import_chunk (       -- so that any server can apply what another checked
    import_id bigint NOT NULL REFERENCES exchange.import ON DELETE CASCADE,
    number    int NOT NULL,
    bytes     bytea NOT NULL,
    PRIMARY KEY (import_id, number)
);
