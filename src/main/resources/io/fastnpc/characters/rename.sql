-- Arguments: new_name, character_id.
UPDATE characters
SET name = :new_name, updated_at = extract(EPOCH FROM now())::BIGINT
WHERE id = :character_id
