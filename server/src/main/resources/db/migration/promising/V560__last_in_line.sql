-- Whoever waits last at a place: demand of a later turn overtakes nobody, which is then known without looking at all who wait.
ALTER TABLE promising.availability
    ADD COLUMN last_priority    int,            -- null: nobody waits
    ADD COLUMN last_priority_at timestamptz;
UPDATE promising.availability a
   SET last_priority = waits.priority, last_priority_at = waits.priority_at
  FROM (SELECT DISTINCT ON (peg.item_id, peg.location_id) peg.item_id, peg.location_id,
               coalesce(o.priority, d.priority) AS priority, coalesce(ol.priority_at, d.priority_at) AS priority_at
          FROM promising.peg
          JOIN promising.schedule_line sl ON sl.id = peg.schedule_line_id
          LEFT JOIN orders.order_line ol ON ol.id = sl.line_id
          LEFT JOIN orders.sales_order o ON o.id = ol.order_id
          LEFT JOIN promising.demand d ON d.id = sl.demand_id
         WHERE peg.closed_at IS NULL AND peg.source <> 'stock'
         ORDER BY peg.item_id, peg.location_id, 3 DESC, 4 DESC) waits
 WHERE waits.item_id = a.item_id AND waits.location_id = a.location_id;
