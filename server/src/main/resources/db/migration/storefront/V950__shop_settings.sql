-- What the firm lets its shops do and say.
CREATE SCHEMA IF NOT EXISTS storefront;

CREATE TABLE storefront.settings (            -- empty: the usual ones
    only_row            boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    origins             text[] NOT NULL DEFAULT '{}',
    charge              text CHECK (charge IN ('when-it-ships', 'with-the-order')),
    cancellable         boolean NOT NULL DEFAULT false,
    back_in_stock       boolean NOT NULL DEFAULT false,
    requests_per_minute int NOT NULL DEFAULT 1200 CHECK (requests_per_minute > 0)
);

CREATE TRIGGER settings_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON storefront.settings
    FOR EACH STATEMENT EXECUTE FUNCTION promising.tell_rules_changed();
