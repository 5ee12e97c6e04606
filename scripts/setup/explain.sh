# From a log to a sentence: what went wrong in apt, git, npm or tar, and what to do about it.

# explain LOG: prints "sentence<TAB>cure", or nothing when the log shows no failure known here. The order matters: a full
# disk or a missing network makes tools say many other things too.
explain() {
  local log=$1 pattern sentence cure
  while IFS=$'\t' read -r pattern sentence cure; do
    if grep -qE "$pattern" "$log"; then
      printf '%s\t%s\n' "$sentence" "$cure"
      return
    fi
  done <<'RULES'
No space left on device|ENOSPC|not have enough free space|Disk quota exceeded	The disk is full.	free about 4 GB and run this again; what was done is kept
Could not get lock|Unable to acquire the dpkg frontend lock	Another program is installing packages.	wait until it is done and run this again
dpkg was interrupted	An earlier installation of packages was cut off.	sudo dpkg --configure -a
[Uu]nmet dependencies|held broken packages|Unable to correct problems	apt cannot resolve the packages of this machine.	sudo apt-get --fix-broken install, and see what it says
Release file for .* is not valid yet|certificate is not yet valid|CERT_NOT_YET_VALID	The clock of this machine is wrong.	set the clock and run this again
Release file for .* is expired|is expired \(invalid since	The package mirror of this machine is out of date.	choose a current mirror in /etc/apt/sources.list.d
NO_PUBKEY|EXPKEYSIG|is not signed|keyring .* is not readable	apt cannot check who signed the packages.	sudo apt-get install --reinstall debian-archive-keyring
does not have a Release file|no longer has a Release file	The package mirror of this machine does not carry the release that is needed.	choose a complete Debian mirror in /etc/apt/sources.list.d
Hash Sum mismatch|File has unexpected size	The package mirror is being updated.	run this again in a few minutes
Could not resolve|Temporary failure (in name resolution|resolving)|Network is unreachable|EAI_AGAIN|ENOTFOUND|ENETUNREACH|No route to host	There is no network.	connect this machine to the network (or set http_proxy and https_proxy) and run this again
[Cc]onnection refused|[Cc]onnection timed out|Could not connect|ETIMEDOUT|ECONNREFUSED|ECONNRESET|Unable to connect to|[Cc]onnection failed	A server could not be reached.	look at the network or the proxy settings and run this again
SELF_SIGNED_CERT|UNABLE_TO_GET_ISSUER_CERT|unable to get local issuer|certificate verif	A server's certificate is not trusted here.	install your network's certificate (update-ca-certificates; for npm set NODE_EXTRA_CA_CERTS) and run this again
has no installation candidate|Unable to locate package	The packages are not in the lists of this machine.	enable Debian's main section for this release in /etc/apt/sources.list.d
EINTEGRITY	A package from npm is not the one that package-lock.json names.	npm cache clean --force, and run this again; if it stays, do not use the package
EBADENGINE|Unsupported engine	The node on the path is too old.	take the older node off the PATH and run this again
can only install packages when your package.json and package-lock.json .* are in sync	package.json and package-lock.json disagree.	npm install, and commit both
EACCES|Permission denied|Operation not permitted	This folder cannot be written by you.	sudo chown -R "$USER" . (an earlier run as root may have made it root's)
sudo: (a password is required|a terminal is required|.*not in the sudoers)	sudo did not let this through.	run this in a terminal, as a user who may use sudo, or as root
RULES
}

# fail LOG SENTENCE CURE: ends with what the log explains, else with the sentence and cure given.
fail() {
  local known
  show_tail "$1"
  known=$(explain "$1")
  if [ -n "$known" ]; then
    die "$2 ${known%%$'\t'*}" "${known#*$'\t'}"
  fi
  die "$2" "$3 (the whole log: $1)"
}
