# What the pages say of the cmdlets can be typed as it stands.
BeforeDiscovery {
    $root = Join-Path $PSScriptRoot '../..' | Convert-Path
    $script:Pages = @(Get-ChildItem $root -Filter *.md) + @(Get-ChildItem (Join-Path $root docs) -Filter *.md -Recurse) | ForEach-Object {
        $blocks = [regex]::Matches((Get-Content -Raw $_), '(?ms)^```powershell\r?\n(.*?)^```').ForEach{ $_.Groups[1].Value }
        if ($blocks) { @{ Page = [IO.Path]::GetRelativePath($root, $_); Blocks = $blocks } }
    }
}

BeforeAll { . $PSScriptRoot/Support/Module.ps1 }

Describe 'The PowerShell in <Page>' -ForEach $Pages {
    It 'is free of errors and uses commands and parameters that there are' {
        $own = (Get-Module ProductionOps).ExportedCmdlets
        foreach ($block in $Blocks) {
            # Output stands below its command after the prompt that shows it.
            $lines = $block -split "`n"
            if ($lines -match '^PS[^>]*> ') { $lines = @($lines -match '^(PS[^>]*|>)> ' -replace '^(PS[^>]*|>)> ') }
            $problems = $null
            $tree = [System.Management.Automation.Language.Parser]::ParseInput($lines -join "`n", [ref] $null, [ref] $problems)
            $problems | ForEach-Object Message | Should -BeNullOrEmpty -Because $block
            foreach ($call in $tree.FindAll({ $args[0] -is [System.Management.Automation.Language.CommandAst] }, $true)) {
                $name = $call.GetCommandName()
                if ($name -notmatch '^\w+-(Production|Monitoring|Uptime|Maintenance)') { continue }
                $own.Keys | Should -Contain $name
                foreach ($used in $call.CommandElements | Where-Object { $_ -is [System.Management.Automation.Language.CommandParameterAst] }) {
                    { $own[$name].ResolveParameter($used.ParameterName) } | Should -Not -Throw -Because "$name -$($used.ParameterName)"
                }
            }
        }
    }
}
