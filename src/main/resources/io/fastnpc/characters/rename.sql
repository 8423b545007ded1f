-- Arguments: the new name, character id.
UPDATE characters SET name = ?, updated_at = extract(EPOCH FROM now())::BIGINT WHERE id = ?
