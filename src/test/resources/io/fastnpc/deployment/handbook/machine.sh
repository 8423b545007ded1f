#!/bin/bash
# machine.sh SCRIPT PROGRAMS: runs SCRIPT on a machine of its own, which has the files of this one. Whatever it
# writes is gone afterwards; its network is a loopback of its own, so every port is free; its processes end with
# it. The folder PROGRAMS goes first on the path. Needs root, and a kernel with overlayfs.
set -eu
script=$(realpath "$1")
programs=$(realpath "$2")
here=$(pwd)
export script programs here
exec unshare --mount --net --pid --fork --kill-child --propagation private bash -eu -c '
  memory=$(mktemp -d)
  trap "umount -l $memory; rmdir $memory" EXIT
  mount -t tmpfs -o size=3g none "$memory"
  mkdir "$memory"/written "$memory"/work "$memory"/root
  mount -t overlay overlay -o "lowerdir=/,upperdir=$memory/written,workdir=$memory/work" "$memory/root"
  mount -t proc proc "$memory/root/proc"
  mount --rbind /dev "$memory/root/dev"
  mount -t tmpfs none "$memory/root/run"
  mount -t tmpfs none "$memory/root/tmp"
  ip link set lo up
  chroot "$memory/root" /bin/bash -c "cd \"$here\" && PATH=\"$programs:\$PATH\" exec bash \"$script\""
'
