# What PSScriptAnalyzer says of every script, of the manifest, and of the scripts in the views.
BeforeDiscovery {
    $missing = -not (Get-Module PSScriptAnalyzer -ListAvailable)
    if ($missing) { Write-Warning 'Analyzer.Tests.ps1 is skipped: install PSScriptAnalyzer, with Install-PSResource PSScriptAnalyzer.' }
    $root = Join-Path $PSScriptRoot '../..' | Convert-Path
    $script:Shipped = 'ProductionOps.psd1', 'build.ps1', 'bench/import-module.ps1', 'src/ProductionOps.Cli/Completion/pwsh.ps1' | ForEach-Object { @{ Name = $_; Path = Join-Path $root $_ } }
    $script:Tests = Get-ChildItem $PSScriptRoot -Include *.ps1, *.psd1 -Recurse | ForEach-Object { @{ Name = $_.Name; Path = $_.FullName } }
    $script:Views = Get-ChildItem (Join-Path $root module) -Filter *.ps1xml | ForEach-Object { @{ Name = $_.Name; Path = $_.FullName } }
}

BeforeAll {
    filter Format-Finding { "$($_.Line): $($_.RuleName): $($_.Message)" }
}

Describe 'PSScriptAnalyzer' -Skip:([bool]$missing) {
    It 'has nothing to say of <Name>' -ForEach $Shipped {
        Invoke-ScriptAnalyzer $Path | Format-Finding | Should -BeNullOrEmpty
        Invoke-ScriptAnalyzer $Path -Settings PSGallery | Format-Finding | Should -BeNullOrEmpty
    }

    It 'has nothing to say of the test <Name>' -ForEach $Tests {
        Invoke-ScriptAnalyzer $Path -Settings (Join-Path $PSScriptRoot Support/Analyzer.psd1) | Format-Finding | Should -BeNullOrEmpty
    }

    It 'has nothing to say of the scripts in <Name>' -ForEach $Views {
        $blocks = ([xml](Get-Content $Path -Raw)).SelectNodes('//ScriptBlock | //GetScriptBlock | //Script') | ForEach-Object InnerText | Sort-Object -Unique
        $blocks.Count | Should -BeGreaterThan 0
        $script = ($blocks | ForEach-Object { "& {`n$_`n}" }) -join "`n"
        Invoke-ScriptAnalyzer -ScriptDefinition $script | Format-Finding | Should -BeNullOrEmpty
    }

    It 'would say something' {
        (Invoke-ScriptAnalyzer -ScriptDefinition 'gci | % { $x = $null -eq $_ }').RuleName | Should -Contain PSAvoidUsingCmdletAliases
    }
}
