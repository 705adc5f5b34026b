-- What is written for each line that is promised: references declared, and gone over by the self-audit rather than looked up row by row.
ALTER TABLE promising.schedule_line ALTER CONSTRAINT schedule_line_line_id_fkey NOT ENFORCED;
ALTER TABLE promising.schedule_line ALTER CONSTRAINT schedule_line_location_id_fkey NOT ENFORCED;
ALTER TABLE promising.promise ALTER CONSTRAINT promise_schedule_line_id_fkey NOT ENFORCED;
ALTER TABLE promising.telling ALTER CONSTRAINT telling_promise_id_fkey NOT ENFORCED;
ALTER TABLE promising.peg ALTER CONSTRAINT peg_schedule_line_id_fkey NOT ENFORCED;
ALTER TABLE promising.peg ALTER CONSTRAINT peg_item_id_fkey NOT ENFORCED;
ALTER TABLE promising.peg ALTER CONSTRAINT peg_location_id_fkey NOT ENFORCED;
ALTER TABLE promising.peg ALTER CONSTRAINT peg_part_id_fkey NOT ENFORCED;

-- A line has few schedule lines, so its unique key finds the open ones; and what is null in most rows is not kept in an index.
DROP INDEX promising.schedule_line_open;
DROP INDEX promising.schedule_line_location;
ALTER TABLE promising.schedule_line DROP CONSTRAINT schedule_line_demand_number;
CREATE UNIQUE INDEX schedule_line_demand_number ON promising.schedule_line (demand_id, number) WHERE demand_id IS NOT NULL;
DROP INDEX promising.peg_part;
CREATE INDEX peg_part ON promising.peg (part_id) WHERE part_id IS NOT NULL AND closed_at IS NULL;
