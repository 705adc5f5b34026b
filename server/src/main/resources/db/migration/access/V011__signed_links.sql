-- Links for people without an account: the key that signs them, and those that are void.
CREATE TABLE access.link_key (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    secret   bytea NOT NULL
);
CREATE TABLE access.revoked_link (
    subject      text PRIMARY KEY,
    issued_up_to timestamptz NOT NULL
);
