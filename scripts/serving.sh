# Serves the example municipality's store to a trial, on its own day. Sourced by the trials that ask a server:
#
#   . scripts/serving.sh
#
# Sets work, a folder that is gone when the trial ends; store; port; and server, the process. RODER_BINARY names the
# program; otherwise the debug build is made first. What the server says lies in "$work/log.txt".
if [ -z "${RODER_BINARY:-}" ]; then
  scratch="${SCRATCH:-.build}"
  swift build --scratch-path "$scratch" --product roder
  RODER_BINARY="$(cd "$scratch/debug" && pwd)/roder"
fi
export RODER_NOW="2019-05-24T10:00:00Z+"
work="$(mktemp -d)"
server=""
clean() {
  if [ -n "$server" ]; then kill "$server" 2> /dev/null || true; wait "$server" 2> /dev/null || true; fi
  rm -rf "$work"
}
trap clean EXIT

"$RODER_BINARY" demo --examples Examples --output "$work/demo" > "$work/demo.txt"
store="$work/demo/demo.roder"
touch "$work/serve.txt" "$work/log.txt"
"$RODER_BINARY" serve --store "$store" --port 0 > "$work/serve.txt" 2> "$work/log.txt" &
server=$!
port=""
for _ in $(seq 100); do
  port="$(cat "$work/serve.txt" "$work/log.txt" | grep -o 'http://127\.0\.0\.1:[0-9]*' | head -1 | sed 's/.*://' || true)"
  [ -n "$port" ] && break
  sleep 0.1
done
[ -n "$port" ] || { cat "$work/log.txt" >&2; exit 1; }
