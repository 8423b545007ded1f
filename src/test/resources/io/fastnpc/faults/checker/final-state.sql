-- What the keys hold in the end, from the tables themselves.
SELECT key, coalesce(
    CASE split_part(key, ':', 1)
      WHEN 'username' THEN (SELECT username FROM users WHERE id = owner)
      WHEN 'epoch' THEN faults_epoch(owner)
      WHEN 'settings' THEN faults_settings(owner)
      WHEN 'list' THEN faults_list(owner)
      WHEN 'id' THEN faults_id(owner, name)
      WHEN 'profile' THEN faults_profile(owner, name)
    END, '') AS value
FROM (SELECT DISTINCT key, split_part(key, ':', 2)::int AS owner, split_part(key, ':', 3) AS name
      FROM faults_version) AS keys
