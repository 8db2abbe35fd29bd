#!/bin/sh
# The collector: reads what it is asked for and writes frames to standard output. It runs in dash,
# bash, busybox sh, mksh and ksh93, and changes nothing: no output redirection but to descriptors
# and /dev/null, no here-document (bash, ksh and mksh keep those in temporary files), and a file
# size limit of 0, under which every write to a file fails.
#
# The request is data: lines on standard input, or, when the script itself comes on standard input,
# the argument of main in single quotes, which a shell holds in memory only.
#   nonce HEX | guard LOAD MEMORY PRESSURE | path P | glob NUMBER PATTERN | stat P | command NAME
# A frame is a line "NONCE KIND NUMBERS...", then what it announces, each followed by a line feed.
# shellcheck disable=SC2016,SC2086,SC3045

# Only a server of fixture trees replaces this line: then root/, commands/ and meta below that
# folder stand for the host.
LOGREEVE_TREE=''

VERSION=1
FILE_CAP=4194304
HOST_CAP=33554432
COUNT_CAP=2000
ENTRY_CAP=5000
BATCH=200
SECONDS_CAP=20
STDERR_CAP=4096
FACTS='%a %u %g %s %Y %U:%G:%i'
nl='
'

emit() { # header, payloads
    frames=$((frames + 1))
    printf '%s %s\n' "$nonce" "$1"
    shift
    for payload do
        printf '%s\n' "$payload"
    done
}

gap() { # absent|denied|unread, path, reason
    emit "$1 ${#2} ${#3}" "$2" "$3"
}

have() {
    command -v "$1" >/dev/null 2>&1
}

# ---- what a fixture tree answers instead of the host

tree_facts() { # path: sets facts to its line in meta
    tree_key=$(readlink -f "$R$1" 2>/dev/null)
    tree_key=${tree_key#"$R"}
    facts=${tree_meta#*"$nl${tree_key:-/}//"}
    facts=${facts%%"$nl"*}
}

tree_command() { # file, status
    cat "$1"
    return "$2"
}

# ---- looking at one path without a fork

may() { # -r|-x, path
    case $1 in
        -r) [ -r "$R$2" ] || return 1 ;;
        *) [ -x "$R$2" ] || return 1 ;;
    esac
    [ -n "$R" ] || return 0
    tree_facts "$2"
    case $facts in
        denied*) return 1 ;;
    esac
}

there() { # path of the real file system, dangling links count
    [ -e "$1" ] || [ -h "$1" ]
}

link_of() { # path: sets target
    if [ -z "$R" ]; then
        target=$(readlink "$1" 2>/dev/null)
        return
    fi
    case $1 in
        */*[!/]*) tree_key=$(readlink -f "$R${1%/*}/" 2>/dev/null)/${1##*/} ;;
        *) tree_key=$R$1 ;;
    esac
    target=${tree_meta#*"$nl${tree_key#"$R"}//link "}
    target=${target%%"$nl"*}
}

# Proves that a path is not there, or names the folder that hides it: sets verdict, reason, hidden.
missing() { # path
    left=${1#/}
    walked=
    hops=0
    hidden=
    reason=
    while :; do
        if [ -d "$R$walked/" ]; then
            if ! may -x "${walked:-/}"; then
                verdict=denied
                hidden=${walked:-/}
                reason="folder $hidden may not be searched"
                return
            fi
            if [ -z "$left" ]; then
                verdict=unread
                reason='changed while it was read'
                return
            fi
            step=${left%%/*}
            case $left in
                */*) left=${left#*/} ;;
                *) left= ;;
            esac
            [ -z "$step" ] || walked=$walked/$step
        elif [ -h "$R$walked" ] && ! [ -e "$R$walked" ]; then
            hops=$((hops + 1))
            if [ "$hops" -gt 20 ]; then
                verdict=unread
                reason='too many symbolic links'
                return
            fi
            link_of "$walked"
            case $target in
                /*) walked= ;;
                *) walked=${walked%/*} ;;
            esac
            left=${target#/}${left:+/$left}
        else
            verdict=absent
            return
        fi
    done
}

# ---- what is asked for

want() { # path, read|stat
    case $1 in
        *"$nl"*)
            gap unread "$1" 'a line break in its name'
            return
            ;;
    esac
    case $seen in
        *"$nl$1$nl"*) return ;;
    esac
    seen=$seen$1$nl
    if [ -h "$R$1" ]; then
        link_of "$1"
        emit "link ${#1} ${#target}" "$1" "$target"
    fi
    if [ -f "$R$1" ]; then
        if [ "$2" = stat ]; then
            others=$others$1$nl
        elif ! may -r "$1"; then
            gap denied "$1" 'may not be read'
        elif [ "$count" -ge "$COUNT_CAP" ]; then
            gap unread "$1" "more than $COUNT_CAP files"
        else
            count=$((count + 1))
            files=$files$1$nl
        fi
    elif [ -d "$R$1" ]; then
        if [ "$2" = stat ]; then
            others=$others$1$nl
        elif may -r "$1" && may -x "$1"; then
            list "$1"
        else
            gap denied "$1" 'may not be listed'
        fi
    elif [ -e "$R$1" ]; then
        others=$others$1$nl
    else
        missing "$1"
        gap "$verdict" "$1" "$reason"
    fi
}

list() { # folder
    folder=${1%/}
    names=
    set +f
    set -- "$1" "$R$folder"/* "$R$folder"/.[!.]* "$R$folder"/..?*
    set -f
    if [ $# -gt "$ENTRY_CAP" ]; then
        gap unread "$1" "more than $ENTRY_CAP entries"
        return
    fi
    path=$1
    shift
    for entry do
        if there "$entry"; then
            names=$names${entry##*/}/
        fi
    done
    others=$others$path$nl
    emit "names ${#path} ${#names}" "$path" "$names"
    for entry do
        if [ -f "$entry" ]; then
            want "${entry#"$R"}" read
        fi
    done
}

# Expands a pattern folder by folder, so that each one that may not be listed is known. The pattern
# is the host's own text: it is only ever expanded as a pattern, with splitting off, never evaluated.
expand() { # number, pattern
    emit "glob $1"
    todo=${2#/}
    set -- ''
    while [ -n "$todo" ]; do
        part=${todo%%/*}
        case $todo in
            */*) todo=${todo#*/} ;;
            *) todo= ;;
        esac
        bases=$#
        case $part in
            '') for base do set -- "$@" "$base"; done ;;
            *[*?[]*)
                for base do
                    if ! [ -d "$R$base/" ]; then
                        hidden_below "$base"
                    elif ! { may -r "${base:-/}" && may -x "${base:-/}"; }; then
                        nolist "${base:-/}"
                    else
                        set +f
                        for match in "$R$base"/$part; do
                            case $match in
                                */. | */..) continue ;;
                            esac
                            if there "$match"; then
                                set -- "$@" "${match#"$R"}"
                            fi
                        done
                        set -f
                    fi
                    if [ $# -gt "$ENTRY_CAP" ]; then
                        # what is expanded half is no match
                        nolist "${base:-/}"
                        set --
                        bases=0
                        todo=
                        break
                    fi
                done
                ;;
            *) for base do set -- "$@" "$base/$part"; done ;;
        esac
        shift "$bases"
    done
    for match do
        if there "$R$match"; then
            emit "match ${#match}" "$match"
        else
            hidden_below "$match"
        fi
    done
    emit globbed
    for match do
        if there "$R$match"; then
            want "$match" read
        fi
    done
}

nolist() { # folder
    emit "nolist ${#1}" "$1"
}

hidden_below() { # path that does not show: names the folder that may hide it
    missing "$1"
    case $verdict in
        denied) nolist "$hidden" ;;
        unread) nolist "$1" ;;
    esac
}

# ---- reading many files with few forks

# Of the kernel's file systems nothing is read: files there may never end, may block, and are not as
# long as they say. Links may lead there, so the real paths are looked at: sets kept.
outside_kernel() { # list of real paths
    kept=$1
    IFS=$nl
    set -- $1
    IFS=
    case $nl$(canonical "$@")$nl in
        *"$nl$R/proc/"* | *"$nl$R/sys/"* | *"$nl$R/dev/"*) ;;
        *) return ;;
    esac
    kept=
    for real do
        case $(canonical "$real") in
            "$R/proc/"* | "$R/sys/"* | "$R/dev/"*)
                gap unread "${real#"$R"}" 'below /proc, /sys or /dev'
                ;;
            *) kept=$kept$real$nl ;;
        esac
    done
}

canonical() { # real paths
    if have realpath; then
        realpath "$@" 2>/dev/null
    else
        for link do
            readlink -f "$link" 2>/dev/null
        done
    fi
}

facts_of() { # real paths: one line each
    if [ -z "$R" ]; then
        stat -L -c "$FACTS" "$@" 2>/dev/null
        return
    fi
    for real do
        tree_facts "${real#"$R"}"
        printf '%s\n' "${facts#* }"
    done
}

digests_of() { # real paths: one line each, or nothing
    if have sha256sum; then
        sha256sum "$@" 2>/dev/null
    fi
}

lines_in() { # text: sets lines
    IFS=$nl
    set -- $1
    IFS=
    lines=$#
}

# Calls a function with the real paths of a list, some at a time.
in_batches() { # function, list
    action=$1
    pending=
    waiting=0
    IFS=$nl
    set -- $2
    IFS=
    for item do
        pending=$pending$R$item$nl
        waiting=$((waiting + 1))
        if [ "$waiting" -ge "$BATCH" ]; then
            "$action" "$pending" first
            pending=
            waiting=0
        fi
    done
    [ -z "$pending" ] || "$action" "$pending" first
}

# Each path of a batch that changed once more, alone; a path alone that changed again is given up.
# All names but the positional ones are global, so the called function may not find its own changed.
retry() { # function, first|again, list of real paths
    IFS=$nl
    for real in $3; do
        IFS=
        if [ "$2" = first ]; then
            "$1" "$real$nl" again
        else
            gap unread "${real#"$R"}" 'changed while it was read'
        fi
    done
    IFS=
}

describe() { # list of real paths, first|again: metadata only
    once=$2
    asked=$1
    IFS=$nl
    set -- $1
    IFS=
    described=$(facts_of "$@")
    lines_in "$described"
    if [ "$lines" -ne $# ]; then
        retry describe "$once" "$asked"
        return
    fi
    IFS=$nl
    for line in $described; do
        IFS=
        path=${1#"$R"}
        if [ -d "$1" ]; then
            kind=d
        elif [ -f "$1" ]; then
            kind=f
        else
            kind=s
        fi
        emit "meta ${#path} $kind $line" "$path"
        shift
    done
    IFS=
}

transfer() { # list of real paths, first|again: content
    once=$2
    outside_kernel "$1"
    [ -n "$kept" ] || return 0
    asked=$kept
    set -- "$kept"
    kept=
    keptfacts=
    IFS=$nl
    set -- $1
    IFS=
    before=$(facts_of "$@")
    lines_in "$before"
    if [ "$lines" -ne $# ]; then
        retry transfer "$once" "$asked"
        return
    fi
    bytes=0
    IFS=$nl
    for line in $before; do
        IFS=
        path=${1#"$R"}
        size=${line#* * * }
        size=${size%% *}
        if [ "$size" -gt "$FILE_CAP" ]; then
            gap unread "$path" "larger than $FILE_CAP bytes"
        elif [ $((total + size)) -gt "$HOST_CAP" ]; then
            gap unread "$path" "more than $HOST_CAP bytes from this host"
        elif [ "$size" -eq 0 ] && filled "$1"; then
            unsized "$1" "$path" "$line"
        else
            total=$((total + size))
            bytes=$((bytes + size))
            kept=$kept$1$nl
            keptfacts=$keptfacts$line$nl
        fi
        shift
    done
    IFS=$nl
    set -- $kept
    IFS=
    [ $# -gt 0 ] || return 0
    sums=$(digests_of "$@")
    lines_in "$sums"
    [ "$lines" -eq $# ] || sums=
    sums=$sums$nl
    emit "batch $# $bytes"
    IFS=$nl
    for line in $keptfacts; do
        IFS=
        path=${1#"$R"}
        sum=${sums%%"$nl"*}
        sum=${sum%% *}
        sum=${sum#\\}
        sums=${sums#*"$nl"}
        emit "file ${#path} ${sum:--} $line" "$path"
        set -- "$@" "$1"
        shift
    done
    IFS=
    cat "$@" 2>/dev/null
    status=$?
    printf '\n'
    emit close
    after=$(facts_of "$@")
    if [ "$status" -ne 0 ] || [ "$after$nl" != "$keptfacts" ]; then
        retry transfer "$once" "$kept"
    fi
}

filled() { # real path of a file that says it has no bytes, as those of /proc do
    { IFS= read -r byte <"$1" || [ -n "$byte" ]; } 2>/dev/null
}

unsized() { # real path, path, facts
    if ! have head; then
        gap unread "$2" 'the host lacks head, and the file does not say how long it is'
        return
    fi
    emit "stream ${#2} $3" "$2"
    head -c $((FILE_CAP + 1)) "$1" 2>/dev/null
    printf '\n'
    emit close
}

# ---- commands

# No command may outlive its time on the host, whether or not anybody still listens.
limited() { # command, arguments
    if [ -n "$R" ]; then
        "$@"
        return
    elif have timeout; then
        timeout "$SECONDS_CAP" "$@"
        ended=$?
    elif have sleep; then
        "$@" &
        limited=$!
        {
            sleeping=
            trap '[ -z "$sleeping" ] || kill "$sleeping"; exit' TERM
            sleep "$SECONDS_CAP" &
            sleeping=$!
            wait "$sleeping"
            kill "$limited"
        } >/dev/null 2>&1 3>/dev/null 4>/dev/null &
        watch=$!
        wait "$limited" 2>/dev/null
        ended=$?
        kill "$watch" 2>/dev/null
    else
        printf '%s\n' 'not run: the host has neither timeout nor sleep' >&2
        return 126
    fi
    # ksh93 counts signals from 256
    [ "$ended" -le 255 ] || ended=$((ended - 128))
    # by timeout's own account, or by the signal that it and kill send
    case $ended in
        124 | 143) printf '%s\n' "stopped after $SECONDS_CAP seconds" >&2 ;;
    esac
    return "$ended"
}

capped() {
    if have head; then
        head -c "$FILE_CAP"
    else
        cat
    fi
}

run() { # name, command, arguments
    name=$1
    shift
    if [ -n "$R" ]; then
        if ! [ -f "$LOGREEVE_TREE/commands/$name" ]; then
            emit "nocommand $name"
            return
        fi
        status=0
        if [ -f "$LOGREEVE_TREE/commands/$name.exit" ]; then
            read -r status <"$LOGREEVE_TREE/commands/$name.exit"
        fi
        set -- tree_command "$LOGREEVE_TREE/commands/$name" "$status"
    elif ! have "$1"; then
        emit "nocommand $name"
        return
    fi
    emit "command $name"
    # Standard output goes straight out; standard error and the exit status are caught.
    said=$({ {
        limited "$@" 2>&4 </dev/null
        printf '\n%s' "$?" >&4
    } | capped >&3; } 4>&1)
    status=${said##*"$nl"}
    said=${said%"$nl"*}
    if [ "${#said}" -gt "$STDERR_CAP" ]; then
        said=$(printf "%.${STDERR_CAP}s" "$said")
    fi
    printf '\n'
    emit "exit $status ${#said}" "$said"
}

command_named() {
    case $1 in
        clock) run clock date +%s ;;
        units)
            run units systemctl show --no-pager \
                -p Id,LoadState,ActiveState,SubState,UnitFileState,NeedDaemonReload,ExecMainStartTimestamp,ExecMainStartTimestampMonotonic,StateChangeTimestamp,FragmentPath,ExecStart,Environment,EnvironmentFiles \
                rsyslog.service syslog-ng.service chrony.service chronyd.service ntpsec.service \
                ntp.service ntpd.service openntpd.service systemd-timesyncd.service \
                systemd-journald.service systemd-journald-audit.socket logrotate.timer logrotate.service cron.service \
                crond.service auditd.service audit-rules.service ssh.service sshd.service ssh.socket \
                sshd.socket systemd-journal-upload.service \
                systemd-journal-remote.service systemd-journal-remote.socket fluent-bit.service \
                vector.service filebeat.service wazuh-agent.service traps_pmd.service \
                SplunkForwarder.service ptp4l.service phc2sys.service \
                amazon-cloudwatch-agent.service google-cloud-ops-agent.service \
                azuremonitoragent.service td-agent.service fluentd.service elastic-agent.service \
                auditbeat.service otelcol.service otelcol-contrib.service promtail.service \
                alloy.service datadog-agent.service nxlog.service
            ;;
        systemd-version) run systemd-version systemctl --version ;;
        kernel-command-line) run kernel-command-line cat /proc/cmdline ;;
        journal-header) run journal-header journalctl --header --quiet --no-pager ;;
        journal-space) # size of a block and their number, of what is there of these
            run journal-space stat -f -c '%n %S %b' /var/log/journal /var/log /run/log/journal /run
            ;;
        chronyc-tracking) run chronyc-tracking chronyc -c -n tracking ;;
        chronyc-sources) run chronyc-sources chronyc -c -n sources ;;
        audit-status) run audit-status auditctl -s ;;
        audit-rules) run audit-rules auditctl -l ;;
        kernel-release) run kernel-release uname -r ;;
        packages-debian)
            run packages-debian dpkg-query -W -f '${Package} ${Version} ${db:Status-Status}\n' \
                rsyslog syslog-ng-core systemd logrotate auditd audispd-plugins chrony \
                systemd-timesyncd ntpsec openntpd sudo
            ;;
        uptime) run uptime cat /proc/uptime ;;
        mounts) run mounts cat /proc/self/mountinfo ;;
        log-space) # size of a block, their number and how many are free, of what is there of these
            run log-space stat -f -c '%S %b %a %n' \
                / /var /var/log /var/log/audit /var/log/journal /run/log/journal
            ;;
        log-files) # D is a folder that may not be listed, ! a name that no line can hold
            run log-files find -H /var/log /run/log /etc/rsyslog.conf /etc/rsyslog.d \
                /etc/syslog-ng /etc/logrotate.conf /etc/logrotate.d /etc/chrony.conf /etc/chrony \
                /etc/chrony.keys /etc/ntp.conf /etc/ntpsec /etc/openntpd /etc/audit /etc/audisp \
                /etc/systemd/journald.conf /etc/systemd/journald.conf.d \
                /etc/systemd/journal-upload.conf /etc/systemd/journal-upload.conf.d \
                /etc/systemd/journal-remote.conf /etc/systemd/journal-remote.conf.d \
                /etc/systemd/timesyncd.conf /etc/systemd/timesyncd.conf.d \
                /etc/sudoers /etc/sudoers.d /etc/crontab /etc/cron.d /etc/cron.daily \
                /etc/cron.hourly /etc/cron.weekly /etc/cron.monthly -maxdepth 4 \
                -path "*$nl*" -printf '! %m\n' \
                -o -type d ! '(' -readable -executable ')' -printf 'D %m %s %u:%g:%p\n' \
                -o -printf '%y %m %s %u:%g:%p\n'
            ;;
        log-attributes)
            run log-attributes find -H /var/log -maxdepth 4 ! -path "*$nl*" \
                '(' -type f -o -type d ')' -exec lsattr -d '{}' +
            ;;
    esac
}

# ---- how loaded the host is, without a fork and before anything else is read

first_line() { # path: sets line
    line=
    { IFS= read -r line <"$R$1"; } 2>/dev/null
}

value_of() { # key, path: sets value to the number of that line in the manner of /proc/meminfo
    value=
    {
        while IFS=' ' read -r word number rest; do
            if [ "$word" = "$1" ]; then
                value=$number
                break
            fi
        done <"$R$2"
    } 2>/dev/null
    IFS=
    case $value in
        *[!0-9]*) value= ;;
    esac
}

hundredths() { # number such as 0.05: sets value; empty when it is none
    value=
    case $1 in
        *[!0-9.]* | *.*.* | .* | *.) return ;;
        ?????????????*) return ;;
        *.??) value=${1%.*}${1#*.} ;;
        *.*) return ;;
        *) value=${1}00 ;;
    esac
    # a leading zero would make it octal
    while :; do
        case $value in
            0?*) value=${value#0} ;;
            *) break ;;
        esac
    done
}

stall_of() { # path of a file in the manner of /proc/pressure/io: sets value to full avg10
    value=
    {
        while IFS=' ' read -r word share rest; do
            if [ "$word" = full ]; then
                hundredths "${share#avg10=}"
                break
            fi
        done <"$R$1"
    } 2>/dev/null
    IFS=
}

cpus_online() { # sets cpus from a list such as 0-3,8; 0 when it cannot be known
    cpus=0
    first_line /sys/devices/system/cpu/online
    case $line in
        '' | *[!0-9,-]*) return ;;
    esac
    IFS=,
    set -- $line
    IFS=
    for range do
        case $range in
            0[0-9]* | *-0[0-9]* | *-*-* | -* | *-)
                cpus=0
                return
                ;;
        esac
        cpus=$((cpus + ${range#*-} - ${range%-*} + 1))
    done
}

is_over() { # measured, limit: both known, and the limit is not 0
    [ -n "$1" ] && [ "$2" -gt 0 ] && [ "$1" -gt "$2" ]
}

# Limits are numbers of the request, 0 for none: hundredths of load1 for each CPU, least percentage
# of memory that is available, most percentage of stalled time. What cannot be measured is '-'.
guard() { # load, memory, pressure
    for limit do
        case $limit in
            '' | *[!0-9]* | ??????*) return ;;
        esac
    done
    [ $# -eq 3 ] || return
    cpus_online
    first_line /proc/loadavg
    hundredths "${line%% *}"
    load=$value
    value_of MemTotal: /proc/meminfo
    memory=${value%??}
    value_of MemAvailable: /proc/meminfo
    available=
    if [ -n "$value" ] && [ "${memory:-0}" -ge 100 ]; then
        value=${value%??}
        available=$((${value:-0} / (memory / 100)))
    fi
    stall_of /proc/pressure/memory
    memory_stall=$value
    stall_of /proc/pressure/io
    io_stall=$value
    busy=0
    if [ "$cpus" -gt 0 ] && is_over "$load" $(($1 * cpus)); then
        busy=1
    elif [ -n "$available" ] && [ "$available" -lt "$2" ]; then
        busy=1
    elif is_over "$memory_stall" $(($3 * 100)) || is_over "$io_stall" $(($3 * 100)); then
        busy=1
    fi
    emit "load $busy ${load:--} $cpus ${available:--} ${memory_stall:--} ${io_stall:--}"
}

# ---- the run

limit_myself() {
    umask 077
    ulimit -c 0 2>/dev/null
    # ksh93 keeps what a substituted command writes in a file of its own, which it has unlinked.
    case ${KSH_VERSION-} in
        *' 93'*) ;;
        *) ulimit -f 0 2>/dev/null ;;
    esac
    if have renice; then
        renice -n 19 -p $$ >/dev/null 2>&1
    fi
    if have ionice; then
        ionice -c 3 -p $$ >/dev/null 2>&1
    fi
}

# The first words of a host that cannot be read this way, on standard error: AccessFault knows them.
unfit() {
    printf 'logreeve: %s\n' "$1" >&2
    return 3
}

fit() {
    # The profile of the login shell has the same standard input as this script.
    [ "${LOGREEVE_TREE-taken}" != taken ] || unfit 'the start of the script was taken' || return
    kernel=
    if [ -z "$LOGREEVE_TREE" ]; then
        { read -r kernel </proc/sys/kernel/ostype; } 2>/dev/null || kernel=$(uname -s 2>/dev/null)
    fi
    case $kernel in
        '' | Linux) ;;
        *) unfit "this is $kernel, not Linux" || return ;;
    esac
    lacking=
    for tool in cat date readlink stat; do
        have "$tool" || lacking="$lacking $tool"
    done
    [ -z "$lacking" ] || unfit "the host lacks:$lacking" || return
    [ -n "$(date +%s 2>/dev/null)" ] || unfit 'no program may be run' || return
    [ -n "$LOGREEVE_TREE" ] || [ -n "$(stat -L -c "$FACTS" / 2>/dev/null)" ] || unfit 'the host lacks: stat -c' || return
}

# Sets seconds, and nanos where date knows them: not every busybox does.
read_clock() {
    stamp=$(date +%s.%N 2>/dev/null)
    seconds=${stamp%%.*}
    nanos=${stamp#*.}
    case $seconds in
        '' | *[!0-9]*)
            seconds=$(date +%s)
            nanos=
            ;;
    esac
    case $nanos in
        *[!0-9]*) nanos= ;;
        ?????????) ;;
        *) nanos= ;;
    esac
}

# The clock goes out at once, for the scanner to compare with its own. A fixture tree has the clock
# of when it was recorded, and says in milliseconds how far the host's was from a scanner's.
begin() {
    read_clock
    if [ -z "$R" ]; then
        emit "begin $VERSION $seconds"
    else
        recorded=1767225600
        if [ -f "$LOGREEVE_TREE/commands/clock" ]; then
            recorded=$(cat "$LOGREEVE_TREE/commands/clock")
        fi
        emit "begin $VERSION $recorded"
        [ -f "$LOGREEVE_TREE/commands/clock-offset" ] || return 0
        IFS=' ' read -r ahead rest <"$LOGREEVE_TREE/commands/clock-offset"
        seconds=$((seconds + ahead / 1000))
    fi
    emit "time $seconds ${nanos:--}"
}

main() { # request; from standard input when it is not given
    set -f
    unset -f auditctl cat command date find head ionice journalctl lsattr printf read readlink realpath renice sha256sum sleep stat systemctl timeout uname
    unset CDPATH ENV BASH_ENV GLOBIGNORE POSIXLY_CORRECT TIMEFORMAT
    PATH=/usr/sbin:/usr/bin:/sbin:/bin
    LC_ALL=C
    TZ=UTC0
    export PATH LC_ALL TZ
    IFS=
    exec 3>&1
    fit || return
    if [ $# -gt 0 ]; then
        request=$1
    else
        request=
        while IFS= read -r line; do
            request=$request$line$nl
        done
    fi
    R=
    if [ -n "$LOGREEVE_TREE" ]; then
        R=$LOGREEVE_TREE/root
        tree_meta=$nl$(cat "$LOGREEVE_TREE/meta")$nl
    fi
    nonce=
    frames=0
    seen=$nl
    files=
    others=
    count=0
    total=0
    busy=0
    limit_myself
    IFS=$nl
    set -- $request
    IFS=
    for line do
        rest=${line#* }
        case $line in
            'nonce '*)
                nonce=$rest
                case $nonce in
                    '' | *[!0-9a-f]*) return 2 ;;
                esac
                printf '\n'
                begin
                ;;
            *)
                [ -n "$nonce" ] || return 2
                case $line in
                    'guard '*)
                        IFS=' '
                        set -- $rest
                        IFS=
                        guard "$@"
                        if [ "${busy:-0}" -ne 0 ]; then
                            emit "end $frames"
                            return 0
                        fi
                        ;;
                    'path '*) want "$rest" read ;;
                    'glob '*) expand "${rest%% *}" "${rest#* }" ;;
                    'stat '*) want "$rest" stat ;;
                    'command '*) command_named "$rest" ;;
                esac
                ;;
        esac
    done
    in_batches describe "$others"
    in_batches transfer "$files"
    emit "end $frames"
}

main
