#!/bin/bash
# What rules and their bench cost, by a pack made of copies of the shipped rules under new ids.
# Prints figures and judges nothing. Needs a built ./logreeve; see docs/performance.md.
set -eu
home=$(cd "$(dirname "$0")/../../.." && pwd -P)
rules=${1:-400}
tested=${2:-300}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
app=$home/scanner/target/logreeve

# pack FOLDER RULES: each rule with a passing and a failing fixture
pack() {
    mkdir -p "$1/rules"
    cp -r "$home/policies/pack.yaml" "$home/policies/fixtures" "$home/policies/schema" "$1"
    local sources=() id to made=0 state fixture
    for id in forwarding/remote-destination retention/local-minimum time-sync/approved-source; do
        sources+=("$id")
    done
    while [ "$made" -lt "$2" ]; do
        id=${sources[$((made % ${#sources[@]}))]}
        to=$1/rules/$id-$made
        mkdir -p "$to/tests"
        sed "s#$id#$id-$made#g" "$home/policies/rules/$id/rule.yaml" >"$to/rule.yaml"
        sed "s#$id#$id-$made#g" "$home/policies/rules/$id/rule.drl" >"$to/rule.drl"
        for state in pass fail; do
            for fixture in "$home/policies/rules/$id/tests/"*".$state"; do
                cp -r "$fixture" "$to/tests"
                break
            done
        done
        made=$((made + 1))
    done
}

TIMEFORMAT='%2U s user + %2S s system, %2R s by the clock'
printf '%s rules, %s; %s processors\n' "$rules" "$(date +%F)" "$(nproc)"
pack "$work/many" "$rules"
pack "$work/tested" "$tested"
"$home/logreeve" --version >/dev/null
java=
for folder in "${LOGREEVE_JAVA_HOME:-}" "${JAVA_HOME:-}" /usr/lib/jvm/*25* /usr/lib/jvm/*21*; do
    if [ -z "$java" ] && [ -n "$folder" ] && [ -x "$folder/bin/javac" ]; then java=$folder/bin; fi
done
mkdir "$work/classes"
"$java/javac" -proc:none -nowarn -cp "$app/logreeve.jar:$app/lib/*" -d "$work/classes" \
    "$home/scanner/src/bench/java/org/logreeve/evaluate/WorkerBench.java"
options=
for cache in "$app"/worker-25.aot; do
    [ -f "$cache" ] && options=-XX:AOTCache=$cache
done
libraries=$app/logreeve.jar
for jar in "$app"/lib/*.jar; do
    libraries=$libraries:$jar
done
# The class path must begin as it did when the cache was made.
"$java/java" -XX:+UseSerialGC "-Dlogreeve.worker.options=$options" \
    -cp "$libraries:$work/classes" org.logreeve.evaluate.WorkerBench "$work/many"
printf 'policy lint, %s rules: ' "$rules"
time "$home/logreeve" policy lint --policy "$work/many" | tail -1
printf 'policy test, %s rules, two fixtures each: ' "$tested"
time "$home/logreeve" policy test --policy "$work/tested" | tail -1
