-- The day from which an item ships at all; orders taken before are preorders.
ALTER TABLE catalog.item ADD COLUMN released_on date;
