# The machine: what it is, which packages it lacks, and how they are installed.

read_system() {
  SYSTEM_NAME=$(. /etc/os-release 2>/dev/null && printf '%s' "${PRETTY_NAME:-}") || true
  : "${SYSTEM_NAME:=$(uname -s)}"
  if [ "$(id -u)" -eq 0 ]; then SYSTEM_USER=root; else SYSTEM_USER=$(id -un); fi
}

# list_packages: "package probe" lines of packages.txt, and of packages_hardening.txt and packages_desktop.txt for the tasks
# that ask for them.
list_packages() {
  sed 's/#.*//' scripts/setup/packages.txt ${STORYCARD_HARDENING:+scripts/setup/packages_hardening.txt} \
    ${STORYCARD_DESKTOP:+scripts/setup/packages_desktop.txt} | awk 'NF == 2'
}

has_probe() {
  case $1 in
    /*) compgen -G "$1" >/dev/null ;;
    *) command -v "$1" >/dev/null 2>&1 ;;
  esac
}

missing_packages() {
  local package probe
  list_packages | while read -r package probe; do
    has_probe "$probe" || printf '%s\n' "$package"
  done
}

# is_at_least HAVE WANT: compares dotted versions.
is_at_least() { [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]; }

# Fails when a tool that the person brought along is older than we can use; a missing one is installed instead.
check_versions() {
  local have
  if command -v emcc >/dev/null; then
    have=$(emcc --version 2>/dev/null | sed -nE '1s/.* ([0-9]+\.[0-9]+\.[0-9]+).*/\1/p')
    [ -n "$have" ] || die "The emcc on the path ($(command -v emcc)) does not run." \
      "repair it, or take it off the PATH and run this again: Debian's is used then"
    is_at_least "$have" 3.1.6 || die "The emcc on the path ($(command -v emcc)) is $have, and 3.1.6 or newer is needed." \
      "emsdk install latest && emsdk activate latest, or take it off the PATH: Debian's is used then"
  fi
  if command -v cmake >/dev/null; then
    have=$(cmake --version | sed -nE '1s/.* ([0-9.]+).*/\1/p')
    is_at_least "$have" 3.25 || die "The cmake on the path ($(command -v cmake)) is $have, and 3.25 or newer is needed." \
      "take it off the PATH (Debian 12's is 3.25), or install a newer one"
  fi
}

# The words that make a command root's: none as root, else sudo.
as_root() { if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n -E "$@"; fi; }

check_can_install() {
  local packages=$1
  command -v apt-get >/dev/null || die "This script installs packages with apt on Debian 12 or 13; this is $SYSTEM_NAME." \
    "install what gives these yourself, then run this again: $packages"
  [ "$(id -u)" -ne 0 ] || return 0
  command -v sudo >/dev/null || die "Packages are missing ($packages), and there is no sudo to install them." \
    "run as root: apt-get install $packages"
  sudo -n true 2>/dev/null && return 0
  say "  sudo may ask for your password now; it is used for apt-get only."
  sudo -v || die "sudo did not let $SYSTEM_USER install packages." "ask an administrator to run: apt-get install $packages"
}

apt_options=(-o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 -o Dpkg::Use-Pty=0)

# install_packages PACKAGES: from the machine's own mirror, nothing recommended on top.
install_packages() {
  local packages=$1 log=.deps/log/apt.log
  check_can_install "$packages"
  # A list that could not be read may be one that nobody needs (a dead third-party entry): it counts only if the
  # installation fails.
  run_logged "Reading the package lists" .deps/log/apt-update.log as_root apt-get "${apt_options[@]}" \
    -o APT::Update::Error-Mode=any update || say "    not all of them could be read; going on with those that are here"
  # shellcheck disable=SC2086 # a list of words
  apt-get "${apt_options[@]}" install --no-install-recommends --print-uris -y $packages 2>/dev/null |
    awk '/^\047/ { n++; bytes += $3 }
         END { if (n) printf "    %d packages with what they need, %d MB to download\n", n, bytes / 1000000 }' || true
  # shellcheck disable=SC2086
  if ! run_logged "Installing packages" "$log" as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get "${apt_options[@]}" install --no-install-recommends -y $packages; then
    cat .deps/log/apt-update.log >>"$log"
    fail "$log" "The packages could not be installed." "sudo apt-get install $packages, and see what it says"
  fi
  [ -z "$(missing_packages)" ] || die "After installing, these are still not found: $(missing_packages | tr '\n' ' ')" \
    "look at $log, and at the PATH ($PATH)"
}
