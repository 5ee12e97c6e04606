# Debian packages that are unpacked and not installed: unpacked.txt.

list_unpacked() { sed 's/#.*//' scripts/setup/unpacked.txt | awk 'NF == 2'; }

missing_unpacked() {
  local package file
  list_unpacked | while read -r package file; do
    [ -e "$file" ] || [ -e ".deps/system$file" ] || printf '%s\n' "$package"
  done
}

# As any user: nothing goes into the system.
download_packages() {
  (cd .deps/debs && apt-get "${apt_options[@]}" download "$@")
}

unpack_packages() {
  local deb
  rm -rf .deps/debs && mkdir -p .deps/debs .deps/system
  # The lists are there, but what they name may have been replaced since.
  if ! download_packages "$@"; then
    as_root apt-get "${apt_options[@]}" -o APT::Update::Error-Mode=any update || true
    download_packages "$@" || return 1
  fi
  for deb in .deps/debs/*.deb; do dpkg-deb -x "$deb" .deps/system || return 1; done
  rm -rf .deps/debs
}

install_unpacked() {
  local log=.deps/log/unpacked.log packages
  packages=$(paste -sd ' ' <<<"$1")
  command -v apt-get >/dev/null || die "This script brings packages with apt on Debian 12 or 13; this is $SYSTEM_NAME." \
    "install what gives these yourself, then run this again: $packages"
  # shellcheck disable=SC2086 # a list of words
  run_logged "Unpacking $packages" "$log" unpack_packages $packages ||
    fail "$log" "The packages $packages could not be unpacked." "apt-get download $packages, and see what it says"
  [ -z "$(missing_unpacked)" ] || die "After unpacking, these are still not found: $(missing_unpacked | paste -sd ' ')" "look at $log"
}
