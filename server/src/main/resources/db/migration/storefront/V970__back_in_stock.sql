-- People who want to hear when an item is in stock again.
CREATE TABLE storefront.sign_up (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    item_id      bigint NOT NULL REFERENCES catalog.item ON DELETE CASCADE,
    email        text NOT NULL CHECK (email = lower(email)),
    quantity     bigint NOT NULL CHECK (quantity > 0),
    language     text NOT NULL,
    asked_at     timestamptz NOT NULL,
    confirmed_at timestamptz,              -- null: the owner of the address has not said yes
    told_at      timestamptz,              -- one mail, and it is done
    ended_at     timestamptz,              -- the owner said no
    CHECK (told_at IS NULL OR confirmed_at IS NOT NULL)
);
-- asked twice is asked once, until we wrote
CREATE UNIQUE INDEX sign_up_open ON storefront.sign_up (item_id, email) WHERE told_at IS NULL AND ended_at IS NULL;
CREATE INDEX sign_up_waiting ON storefront.sign_up (item_id, asked_at, id) WHERE confirmed_at IS NOT NULL AND told_at IS NULL AND ended_at IS NULL;
CREATE INDEX sign_up_told ON storefront.sign_up (told_at) WHERE told_at IS NOT NULL;
CREATE INDEX sign_up_email ON storefront.sign_up (email) WHERE confirmed_at IS NULL;
CREATE INDEX sign_up_unconfirmed ON storefront.sign_up (asked_at) WHERE confirmed_at IS NULL;
