# Debian's source packages, through a configuration of our own in .deps/apt that is derived from the machine's: the same
# mirror, key and proxy. The machine's own configuration is read, never changed, and root is not needed.

DEBIAN_SUITES="bookworm trixie"

# The first Debian archive (not security, not a third party's) among the machine's own entries.
debian_mirror() {
  apt-get update --print-uris 2>/dev/null | sed -nE "s#^'(.*/debian)/dists/[a-z]+/(In)?Release'.*#\1#p" | head -n 1
}

debian_keyring() {
  local file
  for file in /usr/share/keyrings/debian-archive-keyring.gpg /usr/share/keyrings/debian-archive-keyring.pgp; do
    if [ -e "$file" ]; then printf '%s\n' "$file"; return; fi
  done
}

debian_apt() {
  local tool=$1 here=$STORYCARD_ROOT/.deps/apt
  shift
  "$tool" -o Dir::Etc::sourcelist="$here/sources.sources" -o Dir::Etc::sourceparts=- -o Dir::State::lists="$here/lists" \
    -o Dir::Cache="$here/cache" -o Dir::State::status=/dev/null -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache= \
    -o Acquire::Languages=none -o Acquire::Retries=3 -o APT::Update::Error-Mode=any -o APT::Sandbox::User="$(id -un)" "$@"
}

# Reads the source indexes once a run; they are 20 MB and go away with forget_debian_index.
ready_debian_index() {
  [ ! -e .deps/apt/ready ] || return 0
  command -v apt-get >/dev/null && command -v dpkg-source >/dev/null || {
    echo "no apt on this system, and upstream could not be reached: Could not resolve"
    return 1
  }
  local mirror keyring
  mirror=$(debian_mirror)
  if [ -z "$mirror" ]; then
    echo "does not have a Release file: no Debian mirror among this machine's apt entries"
    return 1
  fi
  keyring=$(debian_keyring)
  rm -rf .deps/apt && mkdir -p .deps/apt/lists/partial .deps/apt/cache/archives/partial
  {
    printf 'Types: deb-src\nURIs: %s\nSuites: %s\nComponents: main\n' "$mirror" "$DEBIAN_SUITES"
    if [ -n "$keyring" ]; then printf 'Signed-By: %s\n' "$keyring"; fi
  } >.deps/apt/sources.sources
  debian_apt apt-get update && touch .deps/apt/ready
}

forget_debian_index() { rm -rf .deps/apt/lists .deps/apt/cache .deps/apt/ready; }

# Every revision of that upstream version that the mirror lists, newest first: a mirror may list one that is gone.
debian_revisions() {
  debian_apt apt-cache showsrc --only-source "$1" | awk '/^Version:/ { print $2 }' | sort -rVu |
    while read -r version; do
      local bare=${version#*:}
      [ "${bare%-*}" != "$2" ] || printf '%s\n' "$version"
    done
}

# fetch_debian PACKAGE UPSTREAM SHA256 WORK: WORK/tree with Debian's own patches (security fixes among them) applied.
# The upstream tarball alone of what holds no code for us (libspng: pictures for tests), and of what is taken as it was
# released, as upstream's own pin has it (the QR codes).
fetch_debian() {
  local package=$1 upstream=$2 sha=$3 work=$4 version orig what=--download-only
  case $package in libspng | qr-code-generator) what=--tar-only ;; esac
  ready_debian_index || return 1
  for version in $(debian_revisions "$package" "$upstream"); do
    rm -rf "$work/get" && mkdir -p "$work/get"
    (cd "$work/get" && debian_apt apt-get source $what -q "$package=$version") || continue
    orig=$(find "$work/get" -name '*.orig.tar.?z*' ! -name '*.asc' | head -n 1)
    [ -n "$orig" ] && check_sha256 "$orig" "$sha" || return 1
    if [ $what = --tar-only ]; then
      mkdir -p "$work/tree" && tar -xf "$orig" -C "$work/tree" --strip-components=1 || return 1
    else
      dpkg-source --no-check -q -x "$work"/get/*.dsc "$work/tree" || return 1
    fi
    echo "Debian, $package $version" >"$work/from"
    return 0
  done
  echo "Debian lists no $package $upstream that can be downloaded"
  return 1
}
