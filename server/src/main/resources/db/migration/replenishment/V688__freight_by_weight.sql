-- Freight may be charged by the weight of an order rather than by its value, and by the kilogram besides.
ALTER TABLE replenishment.freight_step RENAME COLUMN from_value TO from_measure;
ALTER TABLE replenishment.freight_step
    ALTER COLUMN from_measure TYPE numeric(18, 3),
    ADD COLUMN basis    text NOT NULL DEFAULT 'value' CHECK (basis IN ('value', 'weight')),      -- the same for all steps of a vendor
    ADD COLUMN per_unit numeric(18, 6) NOT NULL DEFAULT 0 CHECK (per_unit >= 0);
