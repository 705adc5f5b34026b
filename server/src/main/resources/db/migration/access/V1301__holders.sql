-- For whom stock is held is a scope of its own; programs that read it so far go on reading it.
UPDATE access.api_key SET scopes = scopes || '{holders}' WHERE NOT scopes @> '{holders}';
