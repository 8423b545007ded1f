#!/bin/sh
# Runs one worker until it is told to end: payara/worker.sh PORT FOLDER [arguments of Payara Micro]
#
# FOLDER is the worker's own. Payara is unpacked there once, 100 MB, together with an archive of its classes, 100 MB,
# that the first end of a worker writes and from which later starts take four fifths of the time. Both are made anew for
# another Payara or Java. What an earlier run has deployed there is removed: Payara would deploy it a second time.
#
# The application and Payara are target/fastnpc.war and target/payara-micro.jar or those beside the folder of this file;
# WAR, PAYARA_MICRO and JAVA name others, JAVA_OPTIONS more options of Java.
set -eu

fail() {
  echo "worker.sh: $1" >&2
  exit 1
}

# intact ARCHIVE: whether it ends as it must, and holds what its checksums say. jar tells of checksums only what it
# unpacks from its input, and there it stops without a word at what it does not know: so its entries are counted, and
# compared with those of the directory at the archive's end. Where there is neither program, the end alone counts.
intact() {
  [ "$(tail -c 22 "$1" | head -c 2)" = PK ] || return 1
  if command -v unzip >/dev/null; then
    unzip -tq "$1" >/dev/null 2>&1
  elif jar=$(command -v jar || command -v "${java%java}jar" || command -v "${JAVA_HOME:-/none}/bin/jar"); then
    unpacked=$(mktemp -d) || fail "cannot make a folder for temporary files"
    whole=$("$jar" tf "$1" 2>/dev/null | wc -l)
    { sound=$(cd "$unpacked" && "$jar" xv 2>/dev/null | wc -l); } <"$1"
    rm -rf "$unpacked"
    [ "$whole" -gt 0 ] && [ "$sound" -eq "$whole" ]
  fi
}

[ $# -ge 2 ] || fail "usage: worker.sh PORT FOLDER [arguments of Payara Micro]"
port=$1
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
home=$(dirname -- "$here")
built() { if [ -e "$home/target/$1" ]; then echo "$home/target/$1"; else echo "$home/$1"; fi; }
war=${WAR:-$(built fastnpc.war)}
payara=${PAYARA_MICRO:-$(built payara-micro.jar)}
java=${JAVA:-java}
[ -r "$war" ] || fail "there is no application at $war: name it by WAR"
# Payara would keep running without the application, its port closed.
intact "$war" || fail "the application $war is not complete, or damaged: copy it again"
[ -r "$payara" ] || fail "there is no Payara Micro at $payara: name it by PAYARA_MICRO"
# Payara would end with a stack trace, and status 0.
if command -v getent >/dev/null && ! getent hosts "$(uname -n)" >/dev/null; then
  fail "this machine's own name does not resolve: add a line such as '127.0.1.1 $(uname -n)' to /etc/hosts"
fi
mkdir -p "$2" || fail "cannot make the folder $2"
folder=$(CDPATH= cd -- "$2" && pwd)
shift 2
# A second worker would take a running one's files away. The lock goes on to Java and ends with it.
if command -v flock >/dev/null; then
  exec 9>"$folder/lock"
  flock -n 9 || fail "another worker runs in $folder: give each a folder of its own"
fi

"$java" -version 2>/dev/null || fail "cannot run $java: name a Java by JAVA"
# What is in the file counts, not its age: an update that copies the same Payara again makes nothing anew. Java may warn
# in lines with a time in them.
made=$({ "$java" -version 2>&1 | grep -v '^\['; cksum <"$payara"; } | cksum | cut -d ' ' -f 1)
root=$folder/payara-$made
if [ ! -e "$root/fresh" ]; then
  intact "$payara" || fail "Payara Micro at $payara is not complete, or damaged: copy it again"
  rm -rf "$folder"/payara-*
  "$java" -jar "$payara" --rootdir "$root" --outputlauncher || fail "cannot unpack $payara into $root"
  cp -R "$root/config" "$root/fresh.part"
  mv "$root/fresh.part" "$root/fresh"
fi
rm -rf "$root/config" "$root/applications" "$root/generated" "$folder/tmp"
cp -R "$root/fresh" "$root/config"
mkdir "$folder/tmp"

# An archive that does not fit, or is broken, is no mistake: Java says so and reads the classes themselves.
archive=$root/classes.jsa
share=-XX:SharedArchiveFile=$archive
[ -s "$archive" ] || share=-XX:ArchiveClassesAtExit=$archive
# shellcheck disable=SC2086 # JAVA_OPTIONS are several
exec "$java" "@$here/jvm.options" "-Djava.io.tmpdir=$folder/tmp" -Xlog:cds=off -Xlog:cds+dynamic=off "$share" \
  ${JAVA_OPTIONS-} -jar "$root/launch-micro.jar" --nohazelcast --disablephonehome \
  --prebootcommandfile "$here/pre-boot.asadmin" --postdeploycommandfile "$here/post-deploy.asadmin" \
  --logproperties "$here/logging.properties" --port "$port" --deploy "$war" --contextroot / "$@"
