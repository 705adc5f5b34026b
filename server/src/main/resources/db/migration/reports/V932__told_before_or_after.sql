-- What buyers did by when they learned of the wait: order lines of the last so many days, and the looks that came before them.
CREATE TABLE reports.told_outcome (
    days         int NOT NULL,
    item_id      bigint NOT NULL REFERENCES catalog.item ON DELETE CASCADE,
    learned      text NOT NULL,
    views        bigint NOT NULL,           -- answers on item pages that said the same; 0 where no page can have said it
    lines        int NOT NULL,
    web_lines    int NOT NULL,              -- of the lines, ordered on the web
    cancelled    int NOT NULL,              -- of the lines, cancelled in whole or in part
    rang         int NOT NULL,              -- of the lines, those of orders about which somebody called us
    value        numeric NOT NULL,          -- at the orders' prices, in the firm's currency
    value_cancelled numeric NOT NULL,
    PRIMARY KEY (days, item_id, learned)
);
CREATE INDEX told_outcome_item ON reports.told_outcome (item_id);
DELETE FROM reports.night;
