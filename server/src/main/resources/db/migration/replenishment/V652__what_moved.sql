-- What moved since the last plan, so that a plan on the same day looks at nothing else. Appended by the database, whoever makes the change, and
-- without a key: two transactions that move one place never wait for each other here.
CREATE TABLE replenishment.moved (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    item_id     bigint,                       -- null: a rule for many changed, so everything is to be looked at
    location_id bigint,                       -- null: the item everywhere
    waits       boolean NOT NULL DEFAULT false,   -- more is waited for than before
    relearn     boolean NOT NULL DEFAULT false    -- terms or the rule changed
);
CREATE INDEX moved_waits ON replenishment.moved (id) WHERE waits;

CREATE TABLE replenishment.planned (          -- the last plan of everything
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    until    timestamptz NOT NULL,            -- when the next day begins somewhere: horizons move with the day
    learns   boolean NOT NULL,                -- whether any reorder point is learned
    days     uuid NOT NULL                    -- names the vendors, locations and settings that it was made with
);

CREATE FUNCTION replenishment.availability_moved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO replenishment.moved (item_id, location_id, waits)
    SELECT moved.item_id, moved.location_id, moved.backordered > coalesce(before.backordered, 0)
      FROM moved LEFT JOIN before USING (item_id, location_id);
    RETURN NULL;
END $$;
CREATE TRIGGER availability_moved_plan AFTER UPDATE ON promising.availability
    REFERENCING NEW TABLE AS moved OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION replenishment.availability_moved();

CREATE FUNCTION replenishment.place_moved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO replenishment.moved (item_id, location_id, relearn)
    SELECT DISTINCT item_id, location_id, TG_ARGV[0] = 'relearn' FROM moved;
    RETURN NULL;
END $$;

DO $$
DECLARE
    watched record;
BEGIN
    FOR watched IN SELECT * FROM (VALUES ('promising.availability', 'moved', 'INSERT'),
                                         ('supply.purchase_order_part', 'moved', 'INSERT UPDATE DELETE'),
                                         ('catalog.item_location', 'moved', 'INSERT UPDATE DELETE'),
                                         ('catalog.sourcing_term', 'relearn', 'INSERT UPDATE DELETE'),
                                         ('replenishment.reorder_point', 'relearn', 'INSERT UPDATE DELETE')) AS w (name, how, events) LOOP
        FOR i IN 1 .. cardinality(string_to_array(watched.events, ' ')) LOOP
            EXECUTE format('CREATE TRIGGER %I AFTER %s ON %s REFERENCING %s TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION '
                           'replenishment.place_moved(%L)', 'plan_' || lower(split_part(watched.events, ' ', i)), split_part(watched.events, ' ', i),
                           watched.name, CASE split_part(watched.events, ' ', i) WHEN 'DELETE' THEN 'OLD' ELSE 'NEW' END, watched.how);
        END LOOP;
    END LOOP;
END $$;

-- A draft that is cancelled keeps its parts, and counts no more.
CREATE FUNCTION replenishment.purchase_order_moved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO replenishment.moved (item_id, location_id)
    SELECT DISTINCT line.item_id, moved.location_id
      FROM moved
      JOIN before USING (id)
      JOIN supply.purchase_order_line line ON line.order_id = moved.id
     WHERE moved.state <> before.state;
    RETURN NULL;
END $$;
CREATE TRIGGER plan_update AFTER UPDATE ON supply.purchase_order
    REFERENCING NEW TABLE AS moved OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION replenishment.purchase_order_moved();

-- Wanted on another day: the figures of the place stay, its position at the horizon may not.
CREATE FUNCTION replenishment.sales_order_moved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO replenishment.moved (item_id)
    SELECT DISTINCT coalesce(part.component_id, line.item_id)
      FROM moved
      JOIN before USING (id)
      JOIN orders.order_line line ON line.order_id = moved.id
      LEFT JOIN catalog.kit_component part ON part.kit_id = line.item_id
     WHERE moved.requested_on IS DISTINCT FROM before.requested_on;
    RETURN NULL;
END $$;
CREATE TRIGGER plan_update AFTER UPDATE ON orders.sales_order
    REFERENCING NEW TABLE AS moved OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION replenishment.sales_order_moved();

CREATE FUNCTION replenishment.item_moved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO replenishment.moved (item_id)
    SELECT id FROM moved JOIN before USING (id) WHERE moved.status <> before.status OR moved.decimals <> before.decimals;
    RETURN NULL;
END $$;
CREATE TRIGGER plan_update AFTER UPDATE ON catalog.item
    REFERENCING NEW TABLE AS moved OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION replenishment.item_moved();

CREATE FUNCTION replenishment.everything_moved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO replenishment.moved (item_id) VALUES (NULL);
    RETURN NULL;
END $$;
CREATE TRIGGER plan_all AFTER INSERT OR UPDATE OR DELETE ON catalog.settings FOR EACH STATEMENT EXECUTE FUNCTION replenishment.everything_moved();
CREATE TRIGGER plan_all AFTER UPDATE OR DELETE ON catalog.location FOR EACH STATEMENT EXECUTE FUNCTION replenishment.everything_moved();
CREATE TRIGGER plan_all AFTER UPDATE OR DELETE ON catalog.vendor FOR EACH STATEMENT EXECUTE FUNCTION replenishment.everything_moved();
CREATE TRIGGER plan_all AFTER INSERT OR UPDATE OR DELETE ON catalog.kit_component FOR EACH STATEMENT EXECUTE FUNCTION replenishment.everything_moved();
CREATE TRIGGER plan_all AFTER INSERT OR UPDATE ON replenishment.planning_event FOR EACH STATEMENT EXECUTE FUNCTION replenishment.everything_moved();

-- Proposals are written by the ten thousand: an index entry only where somebody looks for it, and references that the self-audit goes over.
DROP INDEX replenishment.proposal_place;
DROP INDEX replenishment.proposal_location;
DROP INDEX replenishment.proposal_vendor;
DROP INDEX replenishment.proposal_from;
DROP INDEX replenishment.proposal_state;
CREATE INDEX proposal_decided ON replenishment.proposal (state, id) WHERE state <> 'open';
CREATE INDEX proposal_dismissed ON replenishment.proposal (item_id, location_id) WHERE state = 'dismissed';
ALTER TABLE replenishment.proposal ALTER CONSTRAINT proposal_item_id_fkey NOT ENFORCED;
ALTER TABLE replenishment.proposal ALTER CONSTRAINT proposal_location_id_fkey NOT ENFORCED;
ALTER TABLE replenishment.proposal ALTER CONSTRAINT proposal_vendor_id_fkey NOT ENFORCED;
ALTER TABLE replenishment.proposal ALTER CONSTRAINT proposal_from_location_id_fkey NOT ENFORCED;

CREATE INDEX sourcing_term_maximum ON catalog.sourcing_term (item_id, location_id) WHERE maximum IS NOT NULL;

-- A plan of what waits for what nobody ordered is a run of its own.
ALTER TABLE replenishment.plan_run DROP CONSTRAINT plan_run_mode_check, ADD CONSTRAINT plan_run_mode_check CHECK (mode IN ('all', 'changed', 'waiting'));
