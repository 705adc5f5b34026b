-- Whether a rule for many changed is asked by each plan; what was taken leaves its place in the table until it is swept.
CREATE INDEX moved_everything ON replenishment.moved (id) WHERE item_id IS NULL;
