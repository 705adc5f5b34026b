-- A shortage that exists only because open supply comes after the horizon: to be pulled in, bridged or replaced, never simply ordered again.
ALTER TABLE replenishment.proposal
    ADD COLUMN late_supply bigint NOT NULL DEFAULT 0,       -- open supply that comes after the horizon
    ADD COLUMN only_late   boolean NOT NULL DEFAULT false;  -- with it in time, nothing would be proposed
CREATE INDEX proposal_became ON replenishment.proposal (purchase_order) WHERE purchase_order IS NOT NULL;
