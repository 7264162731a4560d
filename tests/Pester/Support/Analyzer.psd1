@{
    # Rules that do not fit tests. What is shipped, and the build, is held to all of them.
    ExcludeRules = @(
        # Pester reads in one block what another has set.
        'PSUseDeclaredVarsMoreThanAssignments'
        # Nobody asks a helper of a test what it would do.
        'PSUseShouldProcessForStateChangingFunctions'
        # PowerShell 7 reads UTF-8 without a mark; that of Windows, for which the mark is, is not supported.
        'PSUseBOMForUnicodeEncodedFile'
        # It does not know the parameters of a script block that gets its arguments by -ArgumentList.
        'PSUseUsingScopeModifierInNewRunspaces'
    )
}
