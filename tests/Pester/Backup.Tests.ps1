BeforeAll {
    . $PSScriptRoot/Support/Module.ps1
    $prodops = (Get-ChildItem "$PSScriptRoot/../../src/ProductionOps.Cli/bin" -Recurse -Filter prodops.dll | Sort-Object LastWriteTime -Descending | Select-Object -First 1).FullName
    $site = Join-Path $TestDrive 'Städte & Häfen [1]'
    $null = [IO.Directory]::CreateDirectory((Join-Path $site '.git'))
    $null = [IO.Directory]::CreateDirectory((Join-Path $site 'src'))
    Push-Location -LiteralPath $site
    [IO.File]::WriteAllText((Join-Path $site 'src/page ü.md'), 'first')
    $null = Initialize-ProductionStore -Site Museum
}

AfterAll { Pop-Location }

Describe 'Backups' -Skip:(-not (Get-ChildItem "$PSScriptRoot/../../src/ProductionOps.Cli/bin" -Recurse -Filter prodops.dll -ErrorAction Ignore)) {
    It 'are none where none was made' {
        Get-ProductionBackup | Should -BeNullOrEmpty
        Test-ProductionBackup -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'BackupRepositoryNotFound,*'
    }

    It 'are listed newest first, by type and by wildcard' {
        dotnet $prodops backup new --quiet | Out-Null
        [IO.File]::WriteAllText((Join-Path $site 'src/page ü.md'), 'second')
        dotnet $prodops backup new --quiet | Out-Null
        dotnet $prodops backup new --quiet --type configuration | Out-Null
        $LASTEXITCODE | Should -Be 0
        $all = Get-ProductionBackup
        $all.BackupType | Should -Be Configuration, Incremental, Full
        (Get-ProductionBackup -Type full).BackupId | Should -Be $all[2].BackupId
        (Get-ProductionBackup '*-backup' -Newest 1).BackupId | Should -Be $all[0].BackupId
        Get-ProductionBackup '20000101-000000-backup' -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'BackupNotFound,*'
    }

    It 'are flat in a CSV and fit 80 columns' {
        (Get-ProductionBackup | ConvertTo-Csv)[1] | Should -Not -BeLike '*System.*'
        (Get-ProductionBackup | Out-String -Width 80) -split '\r?\n' | ForEach-Object { $_.Length | Should -BeLessOrEqual 80 }
    }

    It 'are tested through the pipeline, and the outcome shows in the list' {
        $check = Get-ProductionBackup -Type Full, Incremental | Test-ProductionBackup -Restore
        $check.Verified | Should -Be $true, $true
        $check.RestorationTested | Should -Be $true, $true
        (Get-ProductionBackup -Type Incremental).Verified | Should -BeTrue
        Get-ProductionBackup -Newest 1 | Test-ProductionBackup -Quiet | Should -BeTrue
    }

    It 'restore nothing with -WhatIf, and still say what' {
        $plan = Restore-ProductionBackup -Destination restored -WhatIf
        $plan.Files | Should -BeGreaterThan 1
        Test-Path -LiteralPath (Join-Path $site restored) | Should -BeFalse
    }

    It 'restore one file of an older one, and replace only with -Force' {
        $full = Get-ProductionBackup -Type Full
        $outcome = $full | Restore-ProductionBackup -Destination restored -Item 'site/src/*.md'
        $outcome.Files | Should -Be 1
        Get-Content -LiteralPath (Join-Path $site 'restored/site/src/page ü.md') -Raw | Should -Be first
        Restore-ProductionBackup -Destination restored -Item site/src -Force | ForEach-Object Replaced | Should -Be 1
        Get-Content -LiteralPath (Join-Path $site 'restored/site/src/page ü.md') -Raw | Should -Be second
    }

    It 'name the damage, and are restored from a copy without a store' {
        Copy-Item -Recurse -LiteralPath (Join-Path $site production/backups) -Destination (Join-Path $TestDrive copy)
        Get-ChildItem -LiteralPath (Join-Path $site production/backups/packs) | ForEach-Object {
            $bytes = [IO.File]::ReadAllBytes($_.FullName)
            $bytes[40] = $bytes[40] -bxor 1
            [IO.File]::WriteAllBytes($_.FullName, $bytes)
        }
        $check = Test-ProductionBackup -ErrorVariable failure -ErrorAction SilentlyContinue
        $check.Verified | Should -Contain $false
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'BackupDamaged,*'
        $failure[0].CategoryInfo.Category | Should -Be InvalidData
        Push-Location -LiteralPath $TestDrive
        try {
            (Test-ProductionBackup -Location copy -Quiet) | Should -Not -Contain $false
            (Restore-ProductionBackup -Location copy -Destination again).Files | Should -BeGreaterThan 1
        }
        finally { Pop-Location }
    }
}
