#!/bin/bash
# What it costs to read a large inventory. Prints figures and judges nothing. Needs a built ./logreeve; see
# docs/performance.md.
#   inventory.sh [HOSTS] [MEBIBYTES OF HEAP]
set -eu
home=$(cd "$(dirname "$0")/../../.." && pwd -P)
hosts=${1:-100000}
heap=${2:-1024}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# what stands before the hosts
common() {
    printf 'apiVersion: logreeve/v1\nname: large\n'
    printf 'defaults:\n  connection: {user: audit, identityFile: id, knownHosts: known}\n'
    printf 'groups:\n  web: {settings: {tier: gold}}\nhosts:\n'
}

{
    common
    seq -f '  host%06.0f.example: {groups: [web], settings: {team: ops}}' "$hosts"
} >"$work/lines.yaml"
{
    common
    printf '  host[1:%s].example: {groups: [web], settings: {team: ops}}\n' "$hosts"
} >"$work/range.yaml"

TIMEFORMAT='%2U s user + %2S s system, %2R s by the clock'
"$home/logreeve" --version >/dev/null
for file in lines range; do
    printf '%s, %s bytes, heap %s MiB: ' "$file" "$(stat -c %s "$work/$file.yaml")" "$heap"
    time LOGREEVE_JAVA_OPTS=-Xmx${heap}m "$home/logreeve" inventory check -i "$work/$file.yaml"
done
