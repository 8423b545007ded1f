-- Keeps structured_json, which other parts of the product read, in step with the sections.
-- Arguments: document, character_id.
UPDATE characters
SET structured_json = :document, updated_at = extract(EPOCH FROM now())::BIGINT
WHERE id = :character_id
