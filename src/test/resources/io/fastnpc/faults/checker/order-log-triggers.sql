-- The triggers that keep the order log. They go with their tables, so that a restore makes them anew.
-- Users with ids below 0 are only there to be many: nobody looks at them.

-- Deferred: they run at the commit, when the cache's fences stand. Of one row's, in this order.
CREATE CONSTRAINT TRIGGER faults_1_hold AFTER INSERT OR UPDATE ON user_settings
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.profile LIKE '%!')
  EXECUTE FUNCTION faults_hold();
CREATE CONSTRAINT TRIGGER faults_2_note AFTER INSERT OR UPDATE ON user_settings
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.user_id > 0)
  EXECUTE FUNCTION faults_note_settings();
CREATE CONSTRAINT TRIGGER faults_2_note AFTER INSERT OR UPDATE ON users
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.id > 0) EXECUTE FUNCTION faults_note_user();
CREATE CONSTRAINT TRIGGER faults_2_note AFTER INSERT OR DELETE ON ended_sessions
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION faults_note_session();
CREATE CONSTRAINT TRIGGER faults_2_note AFTER INSERT OR DELETE OR UPDATE OF name ON characters
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION faults_note_character();
CREATE CONSTRAINT TRIGGER faults_2_note AFTER INSERT OR DELETE OR UPDATE ON character_memories
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION faults_note_memory();
CREATE TRIGGER faults_3_note AFTER TRUNCATE ON user_settings
  FOR EACH STATEMENT EXECUTE FUNCTION faults_note_truncation();
CREATE TRIGGER faults_3_note AFTER TRUNCATE ON character_memories
  FOR EACH STATEMENT EXECUTE FUNCTION faults_note_truncation();

-- Rows that come by logical replication fire no others.
ALTER TABLE user_settings ENABLE ALWAYS TRIGGER faults_2_note;
ALTER TABLE users ENABLE ALWAYS TRIGGER faults_2_note;
