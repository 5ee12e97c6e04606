# What package-lock.json names, into node_modules, exactly.

npm_stamp() { cat package.json package-lock.json | sha256sum | cut -d ' ' -f 1; }

# "npm" when node_modules is not what the lock file says.
missing_npm() {
  [ -e node_modules/.package-lock.json ] && [ "$(cat .deps/stamps/npm 2>/dev/null)" = "$(npm_stamp)" ] || echo npm
}

install_npm_packages() {
  local log=.deps/log/npm.log
  run_logged "npm packages and fonts" "$log" npm ci --no-audit --no-fund ||
    fail "$log" "The npm packages could not be installed." "run npm ci, and see what it says"
  mkdir -p .deps/stamps
  npm_stamp >.deps/stamps/npm
}
