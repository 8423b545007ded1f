-- Removes all who were added, with their settings.
DELETE FROM users WHERE username LIKE 'crowd-%'
