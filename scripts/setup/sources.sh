# The libraries' sources: each from its upstream pin where a network reaches it, else from Debian's source packages.
# Either way it is checked (the commit, or the tarball's SHA-256) before it gets its place in .deps/src.

SOURCES_LOG=.deps/log/sources.log
: "${STORYCARD_PINS:=scripts/setup/pins.txt}"      # tests bring their own
: "${STORYCARD_GIT_HOST:=https://github.com}"

list_pins() { sed 's/#.*//' "$STORYCARD_PINS" | awk 'NF == 6'; }

source_stamp() { list_pins | awk -v n="$1" '$1 == n' | cat - scripts/setup/arrange.sh | sha256sum | cut -d ' ' -f 1; }

source_is_there() {
  [ -d ".deps/src/$1" ] && [ "$(cat ".deps/stamps/src-$1" 2>/dev/null)" = "$(source_stamp "$1")" ]
}

missing_sources() {
  local name rest
  list_pins | while read -r name rest; do source_is_there "$name" || printf '%s\n' "$name"; done
}

# One probe decides for all, so that a machine without such a network loses three seconds and not three a library.
probe_upstream() {
  local first
  first=$(list_pins | sed -nE 's/.*[[:space:]]git:([^@]+)@.*/\1/p' | head -n 1)
  [ -n "$first" ] || return 1
  GIT_TERMINAL_PROMPT=0 timeout 3 git ls-remote "$STORYCARD_GIT_HOST/$first" HEAD >/dev/null 2>&1
}

# fetch_upstream PIN SHA256 INTO: 0 when INTO holds the checked source.
fetch_upstream() {
  local pin=$1 sha=$2 into=$3
  case $pin in
    git:*) fetch_git "$STORYCARD_GIT_HOST/$(expr "$pin" : 'git:\(.*\)@')" "${pin##*@}" "$into" ;;
    url:*) fetch_tarball "${pin#url:}" "$sha" "$into" ;;
    *) return 1 ;;
  esac
}

fetch_git() {
  local url=$1 commit=$2 into=$3
  git init -q "$into" &&
    GIT_TERMINAL_PROMPT=0 timeout 300 git -C "$into" fetch -q --depth 1 "$url" "$commit" &&
    git -C "$into" -c advice.detachedHead=false checkout -q FETCH_HEAD || return 1
  if [ "$(git -C "$into" rev-parse HEAD)" != "$commit" ]; then
    echo "$url: the commit is not $commit"
    return 1
  fi
  rm -rf "$into/.git"
}

fetch_tarball() {
  local url=$1 sha=$2 into=$3
  command -v curl >/dev/null || return 1
  timeout 300 curl -fsSL --connect-timeout 5 -o "$into.tar" "$url" && check_sha256 "$into.tar" "$sha" &&
    mkdir -p "$into" && tar -xf "$into.tar" -C "$into" --strip-components=1 && rm "$into.tar"
}

check_sha256() {
  [ "$(sha256sum <"$1" | cut -d ' ' -f 1)" = "$2" ] && return 0
  echo "CHECKSUM: $(basename "$1") has SHA-256 $(sha256sum <"$1" | cut -d ' ' -f 1), expected $2"
  return 1
}

# fetch_source NAME VERSION PIN PACKAGE UPSTREAM SHA256: into .deps/src/NAME; says where from on file descriptor 3.
fetch_source() {
  local name=$1 pin=$3 package=$4 upstream=$5 sha=$6 work=.deps/work/$1
  rm -rf "$work" && mkdir -p "$work"
  if [ "$SOURCES_REACH_UPSTREAM" = yes ] && fetch_upstream "$pin" "$sha" "$work/tree"; then
    echo "upstream, ${pin#*:}" >"$work/from"
  else
    rm -rf "$work/tree"
    fetch_debian "$package" "$upstream" "$sha" "$work" || return 1
  fi
  arrange_source "$name" "$work/tree" || return 1
  mkdir -p .deps/src .deps/stamps
  rm -rf ".deps/src/$name" && mv "$work/tree" ".deps/src/$name" && mv "$work/from" ".deps/stamps/from-$name" || return 1
  source_stamp "$name" >".deps/stamps/src-$name"
  rm -rf "$work"
}

install_sources() {
  local missing=$1 row name version
  SOURCES_REACH_UPSTREAM=no
  if probe_upstream; then SOURCES_REACH_UPSTREAM=yes; else say "    upstream is out of reach: Debian's source packages"; fi
  forget_debian_index
  while read -r row; do
    read -r name version _ <<<"$row"
    grep -qx "$name" <<<"$missing" || continue
    # shellcheck disable=SC2086 # a row of words
    run_logged "Source of $name $version" "$SOURCES_LOG" fetch_source $row || fail_source "$name" "$version"
    say "      from $(cat ".deps/stamps/from-$name")"
  done < <(list_pins)
  forget_debian_index
}

fail_source() {
  if grep -q '^CHECKSUM:' "$SOURCES_LOG"; then
    show_tail "$SOURCES_LOG" 3
    die "The source of $1 $2 is not the one that was pinned: its SHA-256 differs, so it was not used." \
      "run this again; if it stays, the mirror is not to be trusted: choose another"
  fi
  fail "$SOURCES_LOG" "The source of $1 $2 could not be brought." "look at scripts/setup/pins.txt and the network, and run this again"
}
