-- One character in a list of a user's.
SELECT id, name, model, source, created_at, updated_at
