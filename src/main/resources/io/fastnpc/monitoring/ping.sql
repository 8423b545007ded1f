-- Answers, if PostgreSQL does.
SELECT 1
