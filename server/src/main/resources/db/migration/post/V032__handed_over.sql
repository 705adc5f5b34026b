-- Noted for each message by itself as soon as the other side took it, before what it means is worked out for many together: a sender that dies
-- in between leaves a message that is known to have left, and only one per sender whose fate nobody knows.
ALTER TABLE post.message ADD COLUMN taken_at timestamptz;
