# Every example of the help, typed as it stands, cmdlet for cmdlet, each from a fresh copy of one sample home.
BeforeDiscovery {
    $missing = 'git', 'sh' | Where-Object { -not (Get-Command $_ -CommandType Application -ErrorAction Ignore) }
    if (-not $IsLinux) { $missing = @($missing) + 'Linux' }
    if ($missing) { Write-Warning "Examples.Tests.ps1 is skipped: it needs $($missing -join ', ')." }
    $script:Cmdlets = Get-ChildItem (Join-Path $PSScriptRoot '../../docs/cmdlets') -Filter *.md | ForEach-Object BaseName
}

BeforeAll {
    . $PSScriptRoot/Support/Module.ps1
    . $PSScriptRoot/Support/Site.ps1
    . $PSScriptRoot/Support/Sample.ps1
    . $PSScriptRoot/Support/Example.ps1
    $script:location = Get-Location
    $script:ada = Join-Path $TestDrive 'home/ada'
    $script:prepared = Join-Path $TestDrive prepared
    $script:outside = Join-Path $TestDrive outside
    $script:server = Start-SampleServer (Join-Path $ada 'riverside/.deploy/production')
    $script:staging = Start-SampleServer (Join-Path $ada 'riverside/.deploy/staging')
    $script:names = New-SampleHome $ada $server $staging -WarningAction SilentlyContinue
    Set-Location $location
    Move-Item $ada $prepared

    # What the machine has beyond the module: a systemctl that says yes, a prodops on the PATH.
    $script:environment = @{ PATH = $env:PATH; XDG_CONFIG_HOME = $env:XDG_CONFIG_HOME; USER = $env:USER; PRODUCTIONOPS_STORE = $env:PRODUCTIONOPS_STORE }
    $null = New-Item (Join-Path $outside bin) -ItemType Directory
    foreach ($program in 'systemctl', 'prodops') {
        Set-Content "$outside/bin/$program" "#!/bin/sh`nexit 0"
        chmod +x "$outside/bin/$program"
    }
    $env:PATH = "$outside/bin:$env:PATH"
    $env:XDG_CONFIG_HOME = "$outside/config"
    $env:USER = 'ada'
}

AfterAll {
    Set-Location $location
    foreach ($name in $environment.Keys) { Set-Item "env:$name" $environment[$name] }
    Stop-SampleServer $server
    Stop-SampleServer $staging
}

Describe 'The examples of <_>' -Skip:([bool]$missing) -ForEach $Cmdlets {
    BeforeAll {
        Remove-Item $ada, "$outside/config" -Recurse -Force -ErrorAction Ignore
        cp -a $prepared $ada
        $script:session = New-ExampleSession $Manifest $ada
        Invoke-Preparation $_ $session $names
    }

    AfterAll { $session.Dispose() }

    It 'run as they stand, and show what the help shows' {
        $examples = (Get-Help $_).examples.example
        @($examples).Count | Should -BeGreaterOrEqual 2
        foreach ($example in $examples) {
            $typed, $shown = Split-Example $example.code
            $result = Invoke-Example $session (Convert-ExampleName $typed $names $outside)
            $because = "$_, $($example.title): $typed"
            $expected = @($shown -match '^[A-Z]\w+-\w+: ')
            if ($expected) { ($result.Errors -join ' ') -replace '\s+' | Should -BeLike "*$(($expected[0] -replace '^[\w-]+: [\w.]+, ' -replace '[*?\[\]]' -split ':')[0] -replace '\s+')*" -Because $because }
            else { $result.Errors | Where-Object { $typed -notlike "*throw '$_'*" } | Should -BeNullOrEmpty -Because $because }
            Compare-Shown $shown $result.Output | Should -BeNullOrEmpty -Because "$because wrote:`n$($result.Output)"
        }
    }
}

# The other pages that show the cmdlets, typed for a site that has not begun, or for one that runs.
Describe 'What <Page> shows' -Skip:([bool]$missing) -ForEach @(
    @{ Page = 'README.md'; IsNew = $true }, @{ Page = 'docs/about/about_ProductionOps.md'; IsNew = $true }, @{ Page = 'docs/about/about_ProductionOps_Configuration.md'; IsNew = $false }
) {
    BeforeAll {
        Set-Location $location
        Remove-Item $ada -Recurse -Force -ErrorAction Ignore
        cp -a $prepared $ada
        if ($IsNew) { Remove-Item "$ada/riverside/production", "$ada/riverside/.deploy" -Recurse -Force }
        $script:session = New-ExampleSession $Manifest $ada
    }

    AfterAll { $session.Dispose() }

    It 'can be typed' {
        $text = (Get-Content (Join-Path $Repository $Page) -Raw) -replace '~/sites/[\w-]+', '~/riverside'
        $isFirst = $true
        $blocks = [regex]::Matches($text, '(?ms)^```powershell\r?\n(.*?)^```').ForEach{ $_.Groups[1].Value } | Where-Object { $_ -notmatch '(?m)^Copy-Item artifacts' }
        @($blocks) | Should -Not -BeNullOrEmpty
        foreach ($block in $blocks) {
            $tree = [System.Management.Automation.Language.Parser]::ParseInput($block, [ref] $null, [ref] $null)
            foreach ($typed in $tree.EndBlock.Statements.Extent.Text | Where-Object { $_ -notmatch '^(\./build\.ps1|Import-Module \./)' }) {
                $result = Invoke-Example $session $typed
                $result.Errors | Should -BeNullOrEmpty -Because $typed
                if ($typed -ne 'New-ProductionDeployment' -or -not $isFirst) { continue }
                # A second release, so that there is one to return to.
                $isFirst = $false
                Add-TestCommit "$ada/riverside" src/visit/index.html { $_ -replace 'seven', 'eight' }
                (Invoke-Example $session $typed).Errors | Should -BeNullOrEmpty
            }
        }
    }
}
