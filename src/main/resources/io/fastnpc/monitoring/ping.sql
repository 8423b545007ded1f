-- Returns a row if PostgreSQL answers.
SELECT 1
