-- A rule that holds for one item makes the answers of that item void and no others: the triggers of V550 told of all.
CREATE FUNCTION storefront.tell_rules_of_items() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    items text;
BEGIN
    EXECUTE format('SELECT string_agg(DISTINCT %I::text, '' '') FROM moved', TG_ARGV[0]) INTO items;
    IF items IS NOT NULL THEN
        PERFORM pg_notify('availability', CASE WHEN length(items) < 7900 THEN items ELSE '*' END); -- a payload has less than 8,000 bytes
    END IF;
    RETURN NULL;
END $$;

DO $$
DECLARE
    rules record;
BEGIN
    FOR rules IN SELECT * FROM (VALUES ('item', 'id'), ('kit_component', 'kit_id'), ('item_location', 'item_id'), ('protected_stock', 'item_id'),
                                       ('sourcing_term', 'item_id'), ('substitute', 'item_id')) AS r (name, item) LOOP
        EXECUTE format('DROP TRIGGER IF EXISTS %I ON catalog.%I', rules.name || '_changed', rules.name);
        EXECUTE format('CREATE TRIGGER %I AFTER INSERT ON catalog.%I REFERENCING NEW TABLE AS moved FOR EACH STATEMENT '
                       'EXECUTE FUNCTION storefront.tell_rules_of_items(%L)', rules.name || '_added', rules.name, rules.item);
        EXECUTE format('CREATE TRIGGER %I AFTER UPDATE ON catalog.%I REFERENCING NEW TABLE AS moved FOR EACH STATEMENT '
                       'EXECUTE FUNCTION storefront.tell_rules_of_items(%L)', rules.name || '_changed', rules.name, rules.item);
        EXECUTE format('CREATE TRIGGER %I AFTER DELETE ON catalog.%I REFERENCING OLD TABLE AS moved FOR EACH STATEMENT '
                       'EXECUTE FUNCTION storefront.tell_rules_of_items(%L)', rules.name || '_removed', rules.name, rules.item);
        EXECUTE format('CREATE TRIGGER %I AFTER TRUNCATE ON catalog.%I FOR EACH STATEMENT '
                       'EXECUTE FUNCTION promising.tell_rules_changed()', rules.name || '_emptied', rules.name);
    END LOOP;
END $$;
