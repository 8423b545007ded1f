#!/bin/sh
# Makes the archive of classes from which workers start: payara/archive.sh FOLDER
#
# FOLDER takes what this needs, and the folder classes beside it the archive. It is made for the Java and the Payara Micro
# that worker.sh takes, by the same variables, and not made again while there is one for them. A worker without Redis and
# with its port closed runs for that, on the database that the environment names, and takes as much memory as any. However
# it ends, workers start; they take a new archive at their next start. Those for another Java or Payara are removed.
set -eu

here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
[ $# -eq 1 ] || { echo "usage: archive.sh FOLDER" >&2; exit 1; }
mkdir -p "$1"
folder=$(CDPATH= cd -- "$1" && pwd)
log=$folder/archive.log
part=$folder/recorded
if command -v flock >/dev/null; then
  exec 8>"$folder/archive.lock"
  flock -n 8 || { echo "archive.sh: another one makes the archive in $folder" >&2; exit 1; }
fi
rm -f "$part" "$part".*

# It is no worker that others should hear of, or miss.
for name in $(env | sed -n 's/^\(REDIS_[A-Z_]*\)=.*/\1/p'); do unset "$name"; done
unset FASTNPC_ALERT_WEBHOOK
export REDIS_HOST=127.0.0.1 REDIS_PORT=1 FASTNPC_CACHE_ENABLED=false FASTNPC_STOP_NOTICE=PT0S RECORD="$part"
sh "$here/worker.sh" 64999 "$folder" >"$log" 2>&1 &
worker=$!
# At once: the orderly end is what takes long.
trap 'kill -KILL "$worker" 2>/dev/null; rm -f "$part" "$part".*; exit 143' TERM INT HUP
while kill -0 "$worker" 2>/dev/null && ! grep -q ' ready in ' "$log"; do
  if [ -e "$part.name" ] && [ -s "$(cat "$part.name")" ]; then
    kill -KILL "$worker"
    echo "archive.sh: there is an archive for this Java and Payara, $(cat "$part.name")"
    exit 0
  fi
  sleep 1
done
kill -TERM "$worker" 2>/dev/null || true
wait "$worker" || true
if [ ! -s "$part" ]; then
  echo "archive.sh: there is no archive; $log says why" >&2
  exit 1
fi
archive=$(cat "$part.name")
mkdir -p "$(dirname "$archive")"
cp "$part" "$archive.part"
mv "$archive.part" "$archive"
find "$(dirname "$archive")" -name 'classes-*' ! -path "$archive" -exec rm -f {} +
rm -f "$part" "$part".*
echo "archive.sh: made $archive"
