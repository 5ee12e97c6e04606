# What package-lock.json names, into node_modules, exactly.

npm_stamp() { cat package.json package-lock.json | sha256sum | cut -d ' ' -f 1; }

# Short waits between tries: npm's own make a missing network take minutes to be called one.
npm_ci() {
  npm ci --no-audit --no-fund --prefer-offline --fetch-retries=3 --fetch-retry-mintimeout=1000 --fetch-retry-maxtimeout=5000 "$@"
}

# "npm" when node_modules is not what the lock file says.
missing_npm() {
  [ -e node_modules/.package-lock.json ] && [ "$(cat .deps/stamps/npm 2>/dev/null)" = "$(npm_stamp)" ] || echo npm
}

install_npm_packages() {
  local log=.deps/log/npm.log
  run_logged "npm packages and fonts" "$log" npm_ci ||
    fail "$log" "The npm packages could not be installed." "run npm ci, and see what it says"
  mkdir -p .deps/stamps
  npm_stamp >.deps/stamps/npm
}
