-- Who serves availability from memory hears what no longer holds: the items whose figures or supply moved, or * where a rule for many changed.
-- Done by the database, so that it is told whichever instance of the program, or whoever by hand, made the change; and only once it is committed.
CREATE FUNCTION promising.tell_items_moved() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    items text;
BEGIN
    SELECT string_agg(DISTINCT moved.item_id::text, ' ') INTO items FROM moved;
    IF items IS NOT NULL THEN
        PERFORM pg_notify('availability', CASE WHEN length(items) < 7900 THEN items ELSE '*' END); -- a payload has less than 8,000 bytes
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION promising.tell_rules_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('availability', '*');
    RETURN NULL;
END $$;

CREATE TRIGGER availability_moved AFTER UPDATE ON promising.availability
    REFERENCING NEW TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION promising.tell_items_moved();
CREATE TRIGGER part_moved AFTER UPDATE ON supply.purchase_order_part
    REFERENCING NEW TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION promising.tell_items_moved();
CREATE TRIGGER part_added AFTER INSERT ON supply.purchase_order_part
    REFERENCING NEW TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION promising.tell_items_moved();

DO $$
DECLARE
    rules text;
BEGIN
    FOREACH rules IN ARRAY ARRAY['settings', 'location', 'item', 'kit_component', 'item_location', 'protected_stock', 'vendor', 'sourcing_term', 'transit_time'] LOOP
        EXECUTE format('CREATE TRIGGER %I AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON catalog.%I FOR EACH STATEMENT EXECUTE FUNCTION '
                       'promising.tell_rules_changed()', rules || '_changed', rules);
    END LOOP;
END $$;
