-- About how many bytes a message takes; the length of a text is known without reading it.
SELECT octet_length(listed.role) + octet_length(listed.content) + 100 AS bytes
