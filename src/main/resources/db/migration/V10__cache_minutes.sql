-- What the workers did in each of the last minutes: one row for each worker, cache and minute, also
-- where nothing was read. No row: nobody knows. A day is kept.

CREATE TABLE cache_minute (
  minute INTEGER NOT NULL, -- minutes since 1970
  worker UUID NOT NULL, -- a process: another one after each start
  cache TEXT NOT NULL,
  hits BIGINT NOT NULL,
  misses BIGINT NOT NULL,
  bypassed BIGINT NOT NULL,
  coalesced BIGINT NOT NULL,
  evictions BIGINT NOT NULL,
  errors BIGINT NOT NULL,
  PRIMARY KEY (minute, worker, cache)
);

-- Whose minutes these are.
CREATE TABLE cache_worker (
  id UUID PRIMARY KEY,
  name TEXT NOT NULL,
  version TEXT NOT NULL,
  started_at BIGINT NOT NULL -- milliseconds since 1970
);
