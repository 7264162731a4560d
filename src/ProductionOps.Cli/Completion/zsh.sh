#compdef prodops
_prodops() {
    local -a suggestions
    suggestions=("${(@f)$(prodops "[suggest:${#LBUFFER}]" "${BUFFER}" 2>/dev/null)}")
    if (( ${#suggestions[1]} )); then compadd -V prodops -- "${suggestions[@]}"; else _files; fi
}
compdef _prodops prodops
