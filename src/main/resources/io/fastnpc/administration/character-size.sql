-- About how many bytes a character takes.
SELECT octet_length(listed.name) + coalesce(octet_length(listed.model), 4)
  + coalesce(octet_length(listed.source), 4) + 100 AS bytes
