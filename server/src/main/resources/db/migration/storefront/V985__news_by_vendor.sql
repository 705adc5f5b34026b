-- A vendor's calendar and order days concern the items that it is a source of, and no others. They are told in pieces, since a payload has less than
-- 8,000 bytes; a vendor of very many items is told of as of all.
CREATE FUNCTION storefront.tell_rules_of_vendors() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    items text;
BEGIN
    IF (SELECT count(DISTINCT t.item_id) FROM moved JOIN catalog.sourcing_term t ON t.vendor_id = moved.id) > 20000 THEN
        PERFORM pg_notify('availability', '*');
        RETURN NULL;
    END IF;
    FOR items IN
        SELECT string_agg(item_id::text, ' ')
          FROM (SELECT item_id, row_number() OVER (ORDER BY item_id) / 400 AS piece
                  FROM (SELECT DISTINCT t.item_id FROM moved JOIN catalog.sourcing_term t ON t.vendor_id = moved.id) AS distinct_item) AS numbered
         GROUP BY piece ORDER BY piece LOOP
        PERFORM pg_notify('availability', items);
    END LOOP;
    RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS vendor_changed ON catalog.vendor;
CREATE TRIGGER vendor_changed AFTER UPDATE ON catalog.vendor REFERENCING NEW TABLE AS moved FOR EACH STATEMENT
    EXECUTE FUNCTION storefront.tell_rules_of_vendors();
