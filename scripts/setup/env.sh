# The folder that everything goes to, and .deps/env.sh: the environment that every make target works in.

check_folder() {
  mkdir -p .deps/log .deps/stamps 2>/dev/null && [ -w . ] && [ -w .deps ] && [ -w .deps/stamps ] && [ -w .deps/log ] ||
    die "This folder ($STORYCARD_ROOT) cannot be written by $SYSTEM_USER." \
      "sudo chown -R \"\$USER\" '$STORYCARD_ROOT' (an earlier run as root may have made it root's)"
}

# Two runs at once would bring the same things twice, into the same places.
lock_folder() {
  command -v flock >/dev/null || return 0
  exec 9>.deps/lock
  flock -n 9 && return 0
  say "Another set-up is running in this folder; waiting for it."
  flock -w 1800 9 || die "Another set-up has been running in this folder for half an hour." "end it, then run this again"
}

# A first run needs about 3 GB with the system's packages.
check_space() {
  local free_mb
  free_mb=$(df -Pm . | awk 'NR == 2 { print $4 }')
  if [ "${free_mb:-9999}" -lt 1500 ]; then
    die "Only $free_mb MB are free here, and the set-up needs about 1500." "free some space and run this again"
  fi
}

SYSTEM_CERTIFICATES=/etc/ssl/certs/ca-certificates.crt

# Debian keeps icupkg in /usr/sbin, which users do not have on their path, and its emcc needs NODE_PATH. Debian's node
# trusts the certificates of the system; the one from npm is told to.
write_env() {
  {
    echo "# Written by emsdk-setup.sh."
    if [ -x .deps/node/bin/node ]; then
      printf 'export PATH="%s/.deps/node/bin:$PATH"\n' "$STORYCARD_ROOT"
      [ ! -e "$SYSTEM_CERTIFICATES" ] || echo ': "${NODE_EXTRA_CA_CERTS:='"$SYSTEM_CERTIFICATES"'}"; export NODE_EXTRA_CA_CERTS'
    fi
    echo 'export PATH="$PATH:/usr/sbin:/sbin"'
    [ ! -d /usr/share/nodejs/acorn ] || echo 'export NODE_PATH="/usr/share/nodejs${NODE_PATH:+:$NODE_PATH}"'
  } >.deps/env.sh.new
  mv .deps/env.sh.new .deps/env.sh
}
