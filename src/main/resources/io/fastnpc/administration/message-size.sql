-- About how many bytes a message takes; the length of a text is known without reading it.
SELECT coalesce(octet_length(listed.role), 4) + coalesce(octet_length(listed.content), 4) + 100 AS bytes
