-- The time limits in force on this connection, in milliseconds.
SELECT name, extract(epoch FROM current_setting(name)::interval) * 1000 AS millis
FROM (VALUES
  ('idle_in_transaction_session_timeout'),
  ('statement_timeout'),
  ('client_connection_check_interval')) AS limits (name)
