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

[ $# -ge 2 ] || fail "usage: worker.sh PORT FOLDER [arguments of Payara Micro]"
port=$1
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
home=$(dirname -- "$here")
built() { if [ -e "$home/target/$1" ]; then echo "$home/target/$1"; else echo "$home/$1"; fi; }
war=${WAR:-$(built fastnpc.war)}
payara=${PAYARA_MICRO:-$(built payara-micro.jar)}
java=${JAVA:-java}
[ -r "$war" ] || fail "there is no application at $war: name it by WAR"
# So a copy ends that is not complete. Payara would keep running without the application, its port closed.
[ "$(tail -c 22 "$war" | head -c 2)" = PK ] || fail "the application $war is not complete: copy it again"
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
made=$({ "$java" -version; ls -lL -- "$payara"; } 2>&1 | cksum | cut -d ' ' -f 1)
root=$folder/payara-$made
if [ ! -e "$root/fresh" ]; then
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
