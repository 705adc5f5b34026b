-- The language in which a person reads our pages; null: what the browser asks for.
ALTER TABLE access.account ADD COLUMN language text CHECK (language IN ('en', 'de', 'es'));
