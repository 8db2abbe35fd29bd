#!/bin/bash
# How large the HTML report of a large run is, and how long a browser takes to open it.
# Prints figures and judges nothing. Needs a built ./logreeve, chromium and scanner/src/browser (npm ci).
set -eu
home=$(cd "$(dirname "$0")/../../.." && pwd -P)
app=$home/scanner/target/logreeve
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$home/logreeve" --version >/dev/null
java=
for folder in "${LOGREEVE_JAVA_HOME:-}" "${JAVA_HOME:-}" /usr/lib/jvm/*25* /usr/lib/jvm/*21*; do
    if [ -z "$java" ] && [ -n "$folder" ] && [ -x "$folder/bin/javac" ]; then java=$folder/bin; fi
done
mkdir "$work/classes"
"$java/javac" -proc:none -nowarn -cp "$app/logreeve.jar:$app/lib/*" -d "$work/classes" \
    "$home/scanner/src/bench/java/org/logreeve/report/HtmlBench.java"
"$java/java" -Xmx6g -cp "$work/classes:$app/logreeve.jar:$app/lib/*" org.logreeve.report.HtmlBench \
    "${1:-5000}" "${2:-200}" "$work/report.html"
cd "$home/scanner/src/browser"
node open.mjs "$work/report.html" "$(command -v chromium)"
