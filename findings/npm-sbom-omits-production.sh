#!/usr/bin/env bash
# `npm sbom --omit dev` (npm 11.19.1) leaves out packages of production that a package of development needs as well.
#
# Expected: ansi-styles, which production depends on, with color-convert and color-name, which it needs. Left out: chalk,
#           which only development depends on, and what chalk alone needs.
# Seen:     no component at all, since chalk depends on ansi-styles too.
#
# So a bill of materials that is made with it lacks packages that are installed: of this project more than half.
# Fails when the version that is pinned here behaves otherwise. Needs Node with any npm, and a registry.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix "$folder/tool" npm@11.19.1
npm() { node "$folder/tool/node_modules/npm/bin/npm-cli.js" "$@"; }
mkdir project && cd project
npm init -y > /dev/null
npm install --silent --no-audit --no-fund --package-lock-only ansi-styles@4.3.0
npm install --silent --no-audit --no-fund --package-lock-only --save-dev chalk@4.1.2
named() {
  npm sbom --sbom-format cyclonedx --package-lock-only "$@" |
    node -e 'let text = ""; process.stdin.on("data", (part) => (text += part)).on("end", () =>
      console.log(JSON.parse(text).components.map(({ name }) => name).join(" ")));'
}
echo "all:        $(named)"
production=$(named --omit dev)
echo "--omit dev: $production"
if [ -n "$production" ]; then
  echo 'It behaves otherwise now.' >&2
  exit 1
fi
