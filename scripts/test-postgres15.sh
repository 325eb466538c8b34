#!/usr/bin/env bash
# Runs the server suite on PostgreSQL 15 from Debian, in a temporary folder, on a free loopback port.
set -euo pipefail
cd "$(dirname "$0")/.."
bin=/usr/lib/postgresql/15/bin
[ -x "$bin/initdb" ] || { echo 'PostgreSQL 15 is not installed (Debian package postgresql-15)'; exit 1; }
folder=$(mktemp -d)
port=$(node -e "const s=require('node:net').createServer().listen(0,'127.0.0.1',()=>{console.log(s.address().port);s.close()})")
as() { if [ "$(id -u)" = 0 ]; then setpriv --reuid=nobody --regid=nogroup --clear-groups "$@"; else "$@"; fi; }
[ "$(id -u)" = 0 ] && chown nobody:nogroup "$folder"
stop() { as "$bin/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1 || true; rm -rf "$folder"; }
trap stop EXIT
as env HOME="$folder" "$bin/initdb" -D "$folder/data" -U banshi -A trust -E UTF8 --no-locale >/dev/null
as "$bin/pg_ctl" -D "$folder/data" -w -l "$folder/log" -o "-p $port -c listen_addresses=127.0.0.1 -k $folder" start >/dev/null
TEST_DATABASE_URL="postgres://banshi@127.0.0.1:$port/postgres" node node_modules/vitest/vitest.mjs run --project server
