-- When goods slip, the schedule lines of an order are promised anew many at a time: half a page is left, so that each finds room beside itself and no
-- index hears of it.
ALTER TABLE promising.schedule_line SET (fillfactor = 50);

-- What a schedule line came from, and what was picked for it. Schedule lines and demands are never deleted and their keys never move: references declared,
-- and gone over by the self-audit, rather than asked for at each change of each row.
ALTER TABLE promising.schedule_line ALTER CONSTRAINT schedule_line_split_from_fkey NOT ENFORCED;
ALTER TABLE promising.schedule_line ALTER CONSTRAINT schedule_line_demand_id_fkey NOT ENFORCED;
ALTER TABLE promising.pick_line ALTER CONSTRAINT pick_line_schedule_line_id_fkey NOT ENFORCED;

-- Words that no statement looks for: nothing is to be counted of them after each slip.
ALTER TABLE promising.promise
    ALTER basis SET STATISTICS 0,
    ALTER supply SET STATISTICS 0,
    ALTER cause_text SET STATISTICS 0;

-- What is in the hands of the floor is found without a look at all that wait for the same goods.
CREATE INDEX peg_released ON promising.peg (item_id, location_id) WHERE closed_at IS NULL AND released;
