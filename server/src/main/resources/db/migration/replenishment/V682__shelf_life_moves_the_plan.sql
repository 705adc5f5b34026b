-- Another shelf life: the places of the item are to be looked at.
CREATE FUNCTION replenishment.shelf_life_moved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO replenishment.moved (item_id) VALUES (coalesce(NEW.item_id, OLD.item_id));
    RETURN NULL;
END $$;
CREATE TRIGGER plan_item AFTER INSERT OR UPDATE OR DELETE ON stock.shelf_life FOR EACH ROW EXECUTE FUNCTION replenishment.shelf_life_moved();
