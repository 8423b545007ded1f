-- About how many bytes a message takes; the length of a text is known without reading it.
SELECT octet_length(listed.sender_type) + octet_length(listed.sender_name)
  + octet_length(listed.content) + 110 AS bytes
