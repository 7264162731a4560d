BeforeAll {
    . $PSScriptRoot/Support/Module.ps1
    . $PSScriptRoot/Support/Site.ps1
    $site = Join-Path $TestDrive 'Städte & Häfen [1]'
    $null = [IO.Directory]::CreateDirectory($site)
    Push-Location -LiteralPath $site
}

AfterAll { Pop-Location }

Describe 'A store' {
    It 'that is missing is named, with how to make one' {
        $failure = { Get-ProductionStore -ErrorAction Stop } | Should -Throw -PassThru
        $failure.FullyQualifiedErrorId | Should -BeLike 'StoreNotFound,*'
        $failure.CategoryInfo.Category | Should -Be ObjectNotFound
        $failure.Exception.Message | Should -BeLike '*Initialize-ProductionStore*'
    }

    It 'is not made by completing a command' {
        (TabExpansion2 'Undo-ProductionDeployment ' 26).CompletionMatches | Should -BeNullOrEmpty -Because 'there is nothing to offer'
        Test-Path -LiteralPath (Join-Path $site production) | Should -BeFalse
    }

    It 'is not made by -WhatIf' {
        Initialize-ProductionStore -Site Museum -WhatIf | Should -BeNullOrEmpty
        Test-Path -LiteralPath (Join-Path $site production) | Should -BeFalse
    }

    It 'is made, found from a directory below, and not made twice' {
        $store = Initialize-ProductionStore -Site Museum
        $store.Site | Should -Be Museum
        $below = [IO.Directory]::CreateDirectory((Join-Path $site 'src')).FullName
        Push-Location -LiteralPath $below
        try { (Get-ProductionStore).StoreId | Should -Be $store.StoreId } finally { Pop-Location }
        (Get-ProductionStore -StorePath $site).StoreId | Should -Be $store.StoreId
        Initialize-ProductionStore -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'StoreExists,*'
        $failure[0].CategoryInfo.Category | Should -Be ResourceExists
    }

    It 'is named by the environment' {
        $env:PRODUCTIONOPS_STORE = $site
        Push-Location $TestDrive
        try { (Get-ProductionStore).Site | Should -Be Museum }
        finally { Pop-Location; $env:PRODUCTIONOPS_STORE = $null }
    }

    It 'is found when the current location is not in the file system' {
        Push-Location Env:
        try { (Get-ProductionStore).Site | Should -Be Museum } finally { Pop-Location }
    }

    It 'at a path of another provider is refused' {
        $failure = { Get-ProductionStore -StorePath Env:/PATH -ErrorAction Stop } | Should -Throw -PassThru
        $failure.FullyQualifiedErrorId | Should -BeLike 'PathNotFileSystem,*'
    }
}

Describe 'A configuration' {
    BeforeAll {
        New-TestConfiguration -Path (Join-Path $site 'production.yaml') -Target '/srv/www' -Url 'http://127.0.0.1/'
        Set-Content -LiteralPath (Join-Path $site 'broken.yaml') ((Get-Content -LiteralPath (Join-Path $site 'production.yaml') -Raw) -replace 'blue-green', 'blu-green')
    }

    It 'is checked by wildcard, valid and not, each with its own result' {
        $checks = Test-ProductionConfiguration *.yaml
        $checks | Should -HaveCount 2
        ($checks | Where-Object Source -eq production.yaml).IsValid | Should -BeTrue
        $broken = $checks | Where-Object Source -eq broken.yaml
        $broken.IsValid | Should -BeFalse
        $broken.Problems[0].Pointer | Should -Be '/deployment/strategy'
        $broken.Problems[0].Line | Should -BeGreaterThan 1
        Test-ProductionConfiguration production.yaml -Quiet | Should -BeTrue
        Test-ProductionConfiguration broken.yaml -Quiet | Should -BeFalse
    }

    It 'at a path that does not exist, or of another provider, is an error about that path' {
        $good = Test-ProductionConfiguration nowhere.yaml, Env:/PATH, production.yaml -ErrorVariable failures -ErrorAction SilentlyContinue
        $good.IsValid | Should -BeTrue -Because 'one that fails does not stop the rest'
        $failures.FullyQualifiedErrorId | ForEach-Object { $_.Split(',')[0] } | Should -Be 'PathNotFound', 'PathNotFileSystem'
        $failures[0].TargetObject | Should -Be nowhere.yaml
    }

    It 'is not imported under -WhatIf, which writes what would change' {
        $differences = Import-ProductionConfiguration production.yaml -WhatIf
        ($differences | Where-Object Path -eq deployment.strategy).Right | Should -Be blue-green
        (Get-ProductionStore).ConfigurationVersions | Should -Be 0
    }

    It 'is imported from the pipeline; a broken one is an error and the others go on' {
        $imported = Get-ChildItem -LiteralPath $site -Filter *.yaml | Import-ProductionConfiguration -ErrorVariable failure -ErrorAction SilentlyContinue
        $imported.Version | Should -Be 1.0.0
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'ConfigurationInvalid,*'
        $failure[0].CategoryInfo.Category | Should -Be InvalidArgument
        $failure[0].TargetObject | Should -BeLike '*broken.yaml'
    }

    It 'is changed, listed, compared and restored' {
        (Set-ProductionConfiguration deployment.strategy atomic -WhatIf).Right | Should -Be atomic
        Set-ProductionConfiguration deployment.strategy atomic | Should -BeNullOrEmpty
        $changed = Set-ProductionConfiguration -PassThru -Setting @{
            'deployment.healthCheckTimeout' = 45
            'deployment.validationSteps'    = 'constitutional', 'budgets'
            'features.flags.beta'           = $true
        }
        $changed.Version | Should -Be 1.0.2
        $changed.Deployment.HealthCheckTimeout | Should -Be 45
        $changed.Features.Flags['beta'] | Should -BeTrue

        (Get-ProductionConfiguration -History).Version | Should -Be '1.0.2', '1.0.1', '1.0.0'
        (Get-ProductionConfiguration 1.0.[01]).Version | Sort-Object | Should -Be '1.0.0', '1.0.1'
        (Get-ProductionConfiguration -History | Get-ProductionConfiguration).Deployment.Strategy | Should -Be 'Atomic', 'Atomic', 'BlueGreen'

        $rows = Get-ProductionConfiguration -History | Compare-ProductionConfiguration 1.0.0
        ($rows | Where-Object Path -eq deployment.strategy | Select-Object -First 1).Right | Should -Be atomic
        $rows.DifferenceId | Select-Object -Unique | Should -HaveCount 2

        (Restore-ProductionConfiguration 1.0.0).Deployment.Strategy | Should -Be BlueGreen
        Get-ProductionConfiguration -History | Should -HaveCount 4
    }

    It 'is not changed by a setting that does not exist' {
        Set-ProductionConfiguration deployment.strategyy x -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].TargetObject | Should -Be deployment.strategyy
        $failure[0].Exception.Message | Should -BeLike "*did you mean 'strategy'*"
        Get-ProductionConfiguration -History | Should -HaveCount 4
    }

    It 'is piped into its own test' {
        (Get-ProductionConfiguration | Test-ProductionConfiguration).IsValid | Should -BeTrue
    }

    It 'is exported to YAML and JSON and can be imported again unchanged' {
        foreach ($file in 'out.yaml', 'out.json') {
            (Export-ProductionConfiguration $file -PassThru).Name | Should -Be $file
            (Import-ProductionConfiguration $file).ConfigurationId | Should -Be (Get-ProductionConfiguration).ConfigurationId
        }
        Get-Content -LiteralPath (Join-Path $site out.json) -Raw | Test-Json | Should -BeTrue
        Export-ProductionConfiguration out.json -NoClobber -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'ConfigurationFileExists,*'
    }

    It 'has features that are listed, changed and evaluated, one failing name not stopping the rest' {
        (Get-ProductionFeature).Name | Should -Be 'dark-mode', 'new-search'
        (Get-ProductionFeature nope, new* -ErrorVariable failure -ErrorAction SilentlyContinue).Name | Should -Be new-search
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'FeatureNotFound,*'
        $failure[0].TargetObject | Should -Be nope

        Set-ProductionFeature new-search -RolloutPercentage 50 -WhatIf
        (Get-ProductionFeature new-search).RolloutPercentage | Should -Be 25
        (Get-ProductionFeature | Set-ProductionFeature -Enabled $true -PassThru).Enabled | Should -Be $true, $true

        $answers = 1..200 | ForEach-Object { "user$_" } | Test-ProductionFeature new-search
        ($answers | Where-Object IsOn).Count | Should -BeGreaterThan 20
        ($answers | Where-Object IsOn).Count | Should -BeLessThan 90
        Test-ProductionFeature new-search user1 -Quiet | Should -Be ($answers | Where-Object Key -eq user1).IsOn
    }
}

Describe 'What people see' {
    It 'is a table of <Columns>' -ForEach @(
        @{ Command = { Get-ProductionConfiguration }; Columns = 'Version', 'Environment', 'ConfigurationId', 'Strategy', 'Application' }
        @{ Command = { Get-ProductionConfiguration -History }; Columns = 'Version', 'Environment', 'ConfigurationId', 'Imported', 'Sequence' }
        @{ Command = { Get-ProductionFeature }; Columns = 'Name', 'Enabled', 'Rollout' }
    ) {
        $text = & $Command | Out-String -Width 80
        $header = ($text -split "`r?`n" | Where-Object { $_ })[0]
        $header.Trim() -split '\s+' | Should -Be $Columns
        $text | Should -Not -Match "`e\[" -Because 'text that is redirected has no colours'
    }

    It 'is flat in a CSV' {
        $csv = Get-ProductionConfiguration -History | ConvertTo-Csv
        $csv | Should -Not -Match 'System\.|ProductionOps\.|\{'
        ($csv | ConvertFrom-Csv)[0].Version | Should -Be (Get-ProductionConfiguration).Version
    }

    It 'survives JSON and jobs' {
        $json = Get-ProductionConfiguration | ConvertTo-Json -Depth 8 -EnumsAsStrings | ConvertFrom-Json
        $json.Deployment.Strategy | Should -Be BlueGreen
        $fromJob = Start-Job { param($Manifest, $Store) Import-Module $Manifest; Get-ProductionConfiguration -StorePath $Store } -ArgumentList $Manifest, $site | Receive-Job -Wait -AutoRemoveJob
        $fromJob.Deployment.Target.KeepReleases | Should -Be (Get-ProductionConfiguration).Deployment.Target.KeepReleases
    }

    It 'works in parallel' {
        $ids = 1..8 | ForEach-Object -Parallel { Import-Module $using:Manifest; (Get-ProductionConfiguration -StorePath $using:site).ConfigurationId } -ThrottleLimit 4
        $ids | Should -HaveCount 8
        $ids | Select-Object -Unique | Should -HaveCount 1
    }

    It 'stops when a later command has enough' {
        (Get-ProductionConfiguration -History | Select-Object -First 1).Version | Should -Be (Get-ProductionConfiguration).Version
    }
}

Describe 'Completion' {
    It 'offers <Expected> for <Line>' -ForEach @(
        @{ Line = 'Get-ProductionStatus pro'; Expected = 'Production' }
        @{ Line = 'Set-ProductionConfiguration deployment.healthCheckT'; Expected = 'deployment.healthCheckTimeout', 'deployment.healthCheckText' }
        @{ Line = 'Set-ProductionFeature new'; Expected = 'new-search' }
        @{ Line = 'Restore-ProductionConfiguration 1.0.0'; Expected = '1.0.0' }
        @{ Line = 'Get-ProductionDeployment -Status roll'; Expected = 'RolledBack' }
        @{ Line = 'Export-ProductionConfiguration x -Format J'; Expected = 'Json' }
    ) {
        $offered = (TabExpansion2 $Line $Line.Length).CompletionMatches.CompletionText
        $offered | Should -Not -BeNullOrEmpty
        foreach ($text in $offered) { $text | Should -BeIn $Expected }
    }

    It 'has tooltips' {
        (TabExpansion2 'Set-ProductionFeature new' 25).CompletionMatches[0].ToolTip | Should -BeLike 'on for *'
    }

    It 'gives nothing, and no error, for a store that cannot be read' {
        $line = "Restore-ProductionConfiguration -StorePath $TestDrive/nowhere 1"
        $before = $Error.Count
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Not -Contain '1.0.0'
        $Error.Count | Should -Be $before
    }
}
