_prodops() {
    local word="${COMP_WORDS[COMP_CWORD]}" suggestion
    COMPREPLY=()
    while IFS= read -r suggestion; do
        [[ "$suggestion" == "$word"* ]] && COMPREPLY+=("$suggestion")
    done < <(prodops "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)
}
complete -o nosort -o default -F _prodops prodops
