-- Keeps structured_json, which other parts of the product read, in step with the sections.
-- Arguments: the document, character id.
UPDATE characters SET structured_json = ?, updated_at = extract(EPOCH FROM now())::BIGINT WHERE id = ?
