-- What dealing out the stock of a place anew would change: looked at first, then applied by a named person, once.
CREATE SEQUENCE promising.reallocation_number;
CREATE TABLE promising.reallocation (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    number      text NOT NULL UNIQUE,
    item_id     bigint NOT NULL REFERENCES catalog.item ON DELETE CASCADE,
    location_id bigint NOT NULL REFERENCES catalog.location ON DELETE CASCADE,
    rule        text NOT NULL,
    seen        text NOT NULL,             -- a digest of the facts it was decided from; it goes stale with them
    at          timestamptz NOT NULL,
    applied_at  timestamptz,
    approved_by text,
    reason      text,
    CHECK ((applied_at IS NULL) = (approved_by IS NULL))
);
CREATE INDEX reallocation_item ON promising.reallocation (item_id);
CREATE INDEX reallocation_location ON promising.reallocation (location_id);
