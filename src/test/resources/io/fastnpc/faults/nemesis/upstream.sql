-- The tables of the database that rows come from, and what it publishes. Columns that are not here
-- stay as they are at the subscriber.
CREATE TABLE users (id INT PRIMARY KEY, username TEXT NOT NULL);
CREATE TABLE user_settings (user_id INT PRIMARY KEY, profile TEXT, updated_at BIGINT NOT NULL);
CREATE PUBLICATION faults FOR TABLE users, user_settings;
