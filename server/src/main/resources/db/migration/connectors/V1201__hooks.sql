-- The webhooks that we set up in shops, so that theirs can be compared with ours, mended, and removed when a shop is disconnected.
ALTER TABLE connectors.shop
    ADD COLUMN hooks_at    timestamptz,                -- when to look at them next; null: it does not call us
    ADD COLUMN hooks_fault text,
    ADD COLUMN hooked_at   timestamptz,                -- when all of them were last found, or set up, as they shall be
    ADD COLUMN missed_from timestamptz;                -- since when calls may be missing that were not fetched yet; null: none

UPDATE connectors.shop SET hooks_at = polled_up_to WHERE poll_at IS NULL;   -- shops connected before: looked at with the next turn

CREATE TABLE connectors.hook (
    shop_id bigint NOT NULL REFERENCES connectors.shop ON DELETE CASCADE,
    topic   text NOT NULL,
    remote  text NOT NULL,                             -- its id in the shop
    current boolean NOT NULL,                          -- whether it was told the secret that the shop's page holds now
    made_at timestamptz NOT NULL,
    lost_at timestamptz,                               -- when it was last found gone, switched off or leading elsewhere
    PRIMARY KEY (shop_id, topic)
);

-- Shops that are no longer connected and still have webhooks of ours: with what opens them, until these are gone.
CREATE TABLE connectors.farewell (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code    text NOT NULL,
    name    text NOT NULL,
    kind    text NOT NULL CHECK (kind IN ('shopify', 'woocommerce', 'medusa')),
    url     text NOT NULL,
    secrets bytea NOT NULL,                            -- encrypted, as they stood with the shop
    hooks   text[] NOT NULL,
    due_at  timestamptz NOT NULL,
    tries   int NOT NULL DEFAULT 0
);
CREATE INDEX farewell_due ON connectors.farewell (due_at);
