-- Of several ways each looks as far ahead as it takes, so that such places are always looked at. Ranks stand once each: who has two ways has one
-- of another rank.
CREATE INDEX sourcing_term_other ON catalog.sourcing_term (item_id, location_id) WHERE rank <> 1;
