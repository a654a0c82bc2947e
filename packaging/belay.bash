# SPDX-FileCopyrightText: 2026 Belay contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# Completion of belay and belay-sandbox in bash.

_belay() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
    COMPREPLY=()
    case $before in
    --tour | --config-dir | --data)
        compopt -o filenames
        mapfile -t COMPREPLY < <(compgen -d -- "$word")
        return
        ;;
    --export)
        compopt -o filenames
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
        return
        ;;
    --format)
        mapfile -t COMPREPLY < <(compgen -W 'json yaml csv' -- "$word")
        return
        ;;
    --log-level)
        mapfile -t COMPREPLY < <(compgen -W 'debug info warning critical' -- "$word")
        return
        ;;
    --profile | --port | --services | --latency | --deploy-time | --seed | --fault) return ;;
    esac
    if [[ $word != -* && $1 != *-sandbox ]]; then
        compopt -o filenames
        mapfile -t COMPREPLY < <(compgen -d -- "$word" && compgen -f -X '!*.@(yaml|yml|j2)' -- "$word")
        return
    fi
    local options='--profile --sandbox --sandbox-fresh --tour --export --format --summary-only --exit-after-first-frame
        --config-dir --log-level --new-window --minimized --version --help'
    if [[ $1 == *-sandbox ]]; then
        options='--port --data --services --latency --deploy-time --seed --fault --help'
    fi
    mapfile -t COMPREPLY < <(compgen -W "$options" -- "$word")
}
complete -F _belay belay belay-sandbox
