-- How much of a run's time went into learning from the panel, which does not grow with the number of places.
ALTER TABLE replenishment.plan_run ADD COLUMN pool_ms bigint NOT NULL DEFAULT 0;
