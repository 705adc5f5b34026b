-- Why a need is met by another way than the usual one.
ALTER TABLE replenishment.proposal ADD COLUMN way_reason text NOT NULL DEFAULT '';
