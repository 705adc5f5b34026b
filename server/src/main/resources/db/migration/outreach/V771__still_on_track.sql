-- A quiet word to who waits long while nothing changes: to customers who wish it, to all, or to nobody.
ALTER TABLE outreach.rules ADD COLUMN on_track text NOT NULL DEFAULT 'asked' CHECK (on_track IN ('off', 'asked', 'all'));
CREATE TABLE outreach.wish (
    customer_id bigint PRIMARY KEY REFERENCES orders.customer,
    on_track    boolean NOT NULL,
    at          timestamptz NOT NULL,
    by          text NOT NULL
);
ALTER TABLE outreach.notice DROP CONSTRAINT notice_kind_check;
ALTER TABLE outreach.notice ADD CONSTRAINT notice_kind_check
      CHECK (kind IN ('confirmation', 'delay', 'renewed', 'good-news', 'on-track', 'shipment', 'cancelled', 'choice'));
ALTER TABLE outreach.word DROP CONSTRAINT word_kind_check;
ALTER TABLE outreach.word ADD CONSTRAINT word_kind_check CHECK (kind IN ('confirmation', 'good-news', 'on-track', 'shipment', 'cancelled', 'choice'));
