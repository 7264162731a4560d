Register-ArgumentCompleter -Native -CommandName prodops -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    prodops "[suggest:$cursorPosition]" "$commandAst" 2>$null |
        Where-Object { $_ -like "$([WildcardPattern]::Escape($wordToComplete))*" } |
        ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
}
