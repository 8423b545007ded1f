-- Names the present history of the database, unless it has a name.
SELECT cache_begin_history()
