-- Everything a poll needs to know, in one snapshot.
-- arguments: history, mark and snapshot of the position, or null; checked (a fingerprint whose
--            triggers are known to be right, or null); sighted (the incarnation of Redis);
--            level (which edition of the protocol the caller knows)
-- rows: at least one; the columns of the log are null where nothing was logged since; history is
--       null where the present one has no name yet (begin-history.sql gives it one); defects are
--       null where nothing has changed since the fingerprint that is checked
WITH watched AS MATERIALIZED (
  SELECT cache_log_fingerprint() AS fingerprint
), seen AS MATERIALIZED (
  SELECT pg_current_snapshot() AS snapshot,
         fingerprint,
         -- What was written while the triggers were other ones may not have been logged.
         present.name || '.' || fingerprint AS history,
         -- As cache_epoch_source() says, once there is a name that counts here.
         CASE WHEN present.name IS NOT NULL THEN
           present.names
             || '@' || (SELECT oid FROM pg_database WHERE datname = current_database())
             || '.' || 'cache_invalidation'::regclass::oid
             || '@' || extract(epoch FROM pg_postmaster_start_time())
         END AS source,
         (SELECT mark::text FROM cache_mark ORDER BY made_at DESC, mark LIMIT 1) AS mark,
         :history::text AS position_history,
         :mark::text AS position_mark,
         :snapshot::text::pg_snapshot AS position
  FROM watched
  -- A restore fills the table before it makes its key, so it may hold several names.
  CROSS JOIN (SELECT string_agg(name::text, '+' ORDER BY name)
                       FILTER (WHERE place = cache_log_place()) AS name,
                     string_agg(name || ':' || xmin, '+' ORDER BY name) AS names
              FROM cache_history) AS present
), told AS MATERIALIZED (
  -- Once, and not for each row of the log: to find out who is connected takes a tenth of a millisecond.
  SELECT seen.history, seen.position_history, seen.position, seen.snapshot AS shown,
         seen.fingerprint,
         CASE WHEN seen.fingerprint IS DISTINCT FROM :checked::text
              THEN ARRAY(SELECT cache_log_defects()) END AS defects,
         seen.mark,
         seen.snapshot::text AS snapshot,
         -- Unknown, of another history, from the future, or too old.
         (seen.position IS NULL
           OR seen.position_history IS DISTINCT FROM seen.history
           OR NOT EXISTS (SELECT FROM cache_mark WHERE mark::text = seen.position_mark)
           OR pg_snapshot_xmax(seen.position) > pg_snapshot_xmax(seen.snapshot)
           OR EXISTS (
             SELECT FROM cache_invalidation_floor AS floor
             WHERE floor.xid >= pg_snapshot_xmin(seen.position)
               -- One from the future is another cluster's, out of a dump.
               AND floor.xid < pg_snapshot_xmax(seen.snapshot))) AS gap,
         epoch.id, epoch.number, epoch.source, epoch.incarnation, epoch.level,
         extract(epoch FROM epoch.trust) * 1000 AS trust_ms,
         -- What lies further in the future than it can, is from before the clock was set back.
         abs(extract(epoch FROM clock_timestamp() - epoch.confirmed_at)) * 1000 AS unconfirmed_ms,
         (epoch.vacant_until > clock_timestamp()
           AND epoch.vacant_until <= clock_timestamp() + INTERVAL '10 s') AS held,
         -- Nearly always it is the one that reigns, and nobody else needs to be looked up.
         CASE WHEN epoch.incarnation = :sighted THEN epoch.incarnation
              ELSE (SELECT reign.incarnation FROM cache_reign AS reign
                    WHERE reign.source = epoch.source ORDER BY reign.number DESC LIMIT 1)
         END AS latest,
         (epoch.incarnation = :sighted
           OR EXISTS (SELECT FROM cache_reign AS reign
                      WHERE reign.source = epoch.source AND reign.incarnation = :sighted)) AS reigned,
         least(:level::int, cache_editions()) AS edition
  FROM seen
  -- As cache_epoch_now() says; its own statement would be planned by each call.
  LEFT JOIN LATERAL (
    SELECT noted.id, noted.number, seen.source, noted.trust, noted.level, noted.vacant_until,
           CASE WHEN noted.source = seen.source THEN noted.incarnation END AS incarnation,
           -- What lies in the future is from before the clock was set back.
           CASE WHEN said.at BETWEEN noted.confirmed_at AND clock_timestamp()
                  OR noted.confirmed_at > clock_timestamp()
                THEN said.at ELSE noted.confirmed_at END AS confirmed_at
    FROM cache_epoch AS noted,
         (SELECT to_timestamp(last_value / 1000.0) AS at FROM cache_epoch_confirmed) AS said
  ) AS epoch ON true
)
SELECT told.history, told.fingerprint, told.defects, told.mark, told.snapshot, told.gap,
       told.id, told.number, told.source, told.incarnation, told.level, told.trust_ms,
       told.unconfirmed_ms, told.held, told.latest, told.reigned, told.edition,
       log.cache, log.args, log.xid::text AS xid
FROM told
-- What the position did not show: what began later, and what was under way then.
LEFT JOIN LATERAL (
  SELECT later.cache, later.args, later.xid
  FROM cache_invalidation AS later
  WHERE later.xid >= pg_snapshot_xmax(told.position)
    AND later.xid < pg_snapshot_xmax(told.shown)
  UNION ALL
  SELECT late.cache, late.args, late.xid
  FROM pg_snapshot_xip(told.position) AS open (xid)
  JOIN cache_invalidation AS late ON late.xid = open.xid
) AS log ON told.position_history = told.history
