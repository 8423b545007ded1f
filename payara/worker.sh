#!/bin/sh
# Runs one worker until it is told to end: payara/worker.sh PORT FOLDER [arguments of Payara Micro]
#
# FOLDER is the worker's own. Payara is unpacked there once, 100 MB, and anew for another Payara or Java. What an earlier
# run has deployed there is removed: Payara would deploy it a second time. An archive of classes that archive.sh has made
# for the same Payara and Java is taken from the folder classes beside FOLDER, where all workers share it.
#
# The application and Payara are target/fastnpc.war and target/payara-micro.jar or those beside the folder of this file;
# WAR and PAYARA_MICRO name others, ARCHIVES another folder of archives, JAVA_OPTIONS more options of Java. JAVA names the
# Java, or FASTNPC_JDK the folder of one; otherwise it is the first of 25 or newer in /usr/lib/jvm, or that of JAVA_HOME,
# or java. RECORD is for archive.sh.
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
# newest: the first Java of 25 or newer where Linux has them
newest() {
  for release in /usr/lib/jvm/*/release; do
    if grep -qsE '^JAVA_VERSION="(2[5-9]|[3-9][0-9])' "$release" && [ -x "${release%release}bin/java" ]; then
      echo "${release%release}bin/java"
      return
    fi
  done
}
java=${JAVA:-${FASTNPC_JDK:+$FASTNPC_JDK/bin/java}}
java=${java:-$(newest)}
java=${java:-${JAVA_HOME:+$JAVA_HOME/bin/java}}
java=${java:-java}
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
archives=${ARCHIVES:-$(dirname "$folder")/classes}
# Java starts in another folder: relative names of files are meant from here.
absolute() { case $1 in /*) echo "$1" ;; *) echo "$(pwd)/$1" ;; esac; }
war=$(absolute "$war")
payara=$(absolute "$payara")
archives=$(absolute "$archives")
case $java in */*) java=$(absolute "$java") ;; esac
for name in POSTGRES_SSLROOTCERT REDIS_TLS_CA FASTNPC_AVATARS_DIR FASTNPC_CHARACTERS_DIR; do
  eval "value=\${$name-}"
  # shellcheck disable=SC2154 # eval sets value
  if [ -n "$value" ]; then export "$name=$(absolute "$value")"; fi
done
for argument; do
  shift
  if [ -e "$argument" ]; then argument=$(absolute "$argument"); fi
  set -- "$@" "$argument"
done
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
  # An archive fits jars of the same time only; this makes them the same in the folder of each worker.
  find "$root" -name '*.[jr]ar' -exec touch -t 200001010000 {} +
  cp -R "$root/config" "$root/fresh.part"
  mv "$root/fresh.part" "$root/fresh"
fi
rm -rf "$root/config" "$root/applications" "$root/generated" "$folder/tmp"
cp -R "$root/fresh" "$root/config"
mkdir "$folder/tmp"

# An archive that does not fit, or is broken, is no mistake: Java reads the classes themselves then.
version=$("$java" -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/\1/p' | head -n 1)
set -- --port "$port" --deploy "$war" --contextroot / "$@"
case ${version%%[.-]*} in
  2[5-9] | [3-9][0-9])
    newer=@$here/jvm-25.options kind=aot taken=-XX:AOTCache= recorded=-XX:AOTCacheOutput=
    ;;
  *) newer= kind=jsa taken=-XX:SharedArchiveFile= recorded=-XX:ArchiveClassesAtExit= ;;
esac
archive=$archives/classes-$made.$kind
if [ -n "${RECORD-}" ]; then
  # The port stays closed. The name of the archive is left where archive.sh finds it.
  echo "$archive" >"$RECORD.name"
  share=$recorded$RECORD
else
  set -- --postdeploycommandfile "$here/post-deploy.asadmin" "$@"
  if [ -s "$archive" ] && [ -r "$archive" ]; then
    share=$taken$archive
    echo "worker.sh: Java $version, $java, with an archive of classes" >&2
  else
    share=-Xshare:auto
    echo "worker.sh: Java $version, $java; archive.sh would make an archive of classes for it, and its start shorter" >&2
  fi
fi
# The name of the jar is the same for all workers, as an archive demands that they share.
cd "$root"
# shellcheck disable=SC2086 # JAVA_OPTIONS are several
exec "$java" "@$here/jvm.options" ${newer:+"$newer"} "-Djava.io.tmpdir=$folder/tmp" -Xlog:cds*=off \
  "$share" ${JAVA_OPTIONS-} -jar launch-micro.jar --nohazelcast --disablephonehome \
  --prebootcommandfile "$here/pre-boot.asadmin" --logproperties "$here/logging.properties" "$@"
