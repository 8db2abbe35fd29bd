#!/bin/bash
# What it costs to understand a host, warm: every parser and the facts, of a host that a scan kept.
# usage: parse.sh FOLDER HOST     FOLDER: where `scan --keep-snapshots -o FOLDER` wrote to
# Prints figures and judges nothing. Needs a built ./logreeve, and Maven once for JMH.
set -eu
[ $# -eq 2 ] || { sed -n '2,4s/^# //p' "$0" >&2; exit 2; }
home=$(cd "$(dirname "$0")/../../.." && pwd -P)
app=$home/scanner/target/logreeve
folder=$(cd "$1" && pwd -P)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$home/logreeve" --version >/dev/null
java=
for place in "${LOGREEVE_JAVA_HOME:-}" "${JAVA_HOME:-}" /usr/lib/jvm/*25* /usr/lib/jvm/*21*; do
    if [ -z "$java" ] && [ -n "$place" ] && [ -x "$place/bin/javac" ]; then java=$place/bin; fi
done
(cd "$home" && mvn -q -B -Pbench dependency:build-classpath -pl scanner -Dmdep.outputFile="$work/path")
mkdir "$work/classes"
"$java/javac" -nowarn -cp "$app/logreeve.jar:$(cat "$work/path")" -d "$work/classes" \
    -processor org.openjdk.jmh.generators.BenchmarkProcessor \
    "$home/scanner/src/bench/java/org/logreeve/normalize/ParseBench.java"
"$java/java" -cp "$work/classes:$app/logreeve.jar:$(cat "$work/path")" org.openjdk.jmh.Main \
    -p folder="$folder" -p host="$2" ParseBench
