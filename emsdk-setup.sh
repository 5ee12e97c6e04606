#!/usr/bin/env bash
# Brings everything that any preset needs: system packages, the toolchain, node, a web server for its test, the pinned sources
# of the libraries (.deps/src), the npm packages and fonts. Says what it will install before it does; a second run finds all in place in
# about a second and needs no network. Run it as root, or as a user who may use sudo.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
STORYCARD_ROOT=$PWD
for part in say explain system unpacked node arrange debian_sources sources npm_packages env; do
  # shellcheck source=/dev/null
  . "scripts/setup/$part.sh"
done

main() {
  read_system
  if [ -e .deps/env.sh ]; then . .deps/env.sh; fi
  check_folder
  lock_folder
  check_versions
  local packages unpacked sources node npm
  packages=$(missing_packages | tr '\n' ' ')
  unpacked=$(missing_unpacked)
  sources=$(missing_sources)
  node=$(missing_node)
  npm=$(missing_npm)

  if [ -z "$packages$unpacked$sources$node$npm" ]; then
    write_env
    say "Set-up: everything is in place."
    return
  fi
  announce
  [ -z "$packages" ] || install_packages "$packages"
  [ -z "$unpacked" ] || install_unpacked "$unpacked"
  check_versions
  # Which node Debian has is only known now.
  node=$(missing_node)
  [ -z "$node" ] || install_node
  write_env
  . .deps/env.sh
  [ -z "$sources" ] || install_sources "$sources"
  [ -z "$npm" ] || install_npm_packages
  say "Set-up: done; everything is in place, and from now on it works offline."
}

announce() {
  local how=""
  [ "$SYSTEM_USER" = root ] || how=" with sudo"
  say "storycard set-up on $SYSTEM_NAME ($(uname -m)), as $SYSTEM_USER. It will install:"
  [ -z "$packages" ] || say "  - into the system, with apt$how: $packages"
  [ -z "$unpacked" ] || say "  - into .deps/system, unpacked with apt and not installed: $(paste -sd ' ' <<<"$unpacked")"
  [ -z "$node" ] || say "  - into .deps/node: node $(node_pin) from npm, unless the system's node is 20.19 or newer"
  [ -z "$sources" ] || say "  - into .deps/src: the sources of $(paste -sd ' ' <<<"$sources")"
  [ -z "$npm" ] || say "  - into node_modules: the npm packages and fonts of package-lock.json"
  check_space
}

main "$@"
