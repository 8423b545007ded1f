-- About how many bytes a user takes.
SELECT octet_length(listed.username) + 60 AS bytes
