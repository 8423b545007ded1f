-- One item of a list of groups. is_test_case is an integer in some installations and a boolean in others.
SELECT
  id, name, created_at, updated_at,
  CASE WHEN coalesce(test_case, '0') IN ('0', 'false') THEN 0 ELSE 1 END AS is_test_case,
  member_count
