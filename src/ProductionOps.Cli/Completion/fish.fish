function __prodops_complete
    set -l line (commandline -cp)
    prodops "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
end
complete -c prodops -k -a '(__prodops_complete)'
