BeforeAll {
    . $PSScriptRoot/Support/Module.ps1
    $site = Join-Path $TestDrive 'Häfen & Städte [1]'
    $null = [IO.Directory]::CreateDirectory($site)
    Push-Location -LiteralPath $site
    $null = Initialize-ProductionStore -Site Museum

    function New-Sample([datetime] $Time, [string] $Url = 'https://e.org/') {
        $utc = $Time.ToUniversalTime()
        [ordered]@{
            monitoringId = $utc.ToString('yyyyMMdd-HHmmss') + '-monitor'
            timestamp = $utc.ToString('yyyy-MM-ddTHH:mm:ss.fffZ')
            monitoringType = 'uptime'
            siteUrl = $Url
            environment = 'production'
            uptime = [ordered]@{ status = 'up'; responseTime = 12.5; httpStatus = 200; incidents = @() }
            alerts = @()
        } | ConvertTo-Json -Compress -Depth 5
    }

    function Get-Fingerprint {
        Get-ChildItem -LiteralPath (Join-Path $site production) -Recurse -File -Force |
            Where-Object Name -NotLike '.lock*' | Sort-Object FullName | ForEach-Object { "$($_.FullName) $((Get-FileHash -LiteralPath $_.FullName).Hash)" }
    }

    # One day for all, also where midnight comes in between.
    $script:yesterday = [datetime]::UtcNow.Date.AddDays(-1)
    $old = $yesterday.AddDays(-59).AddHours(12)
    0..9 | ForEach-Object { New-Sample $old.AddMinutes($_) } | Set-Content -LiteralPath '1-old.ndjson'
    0..4 | ForEach-Object { New-Sample ($yesterday.AddMinutes($_)) } | Set-Content -LiteralPath '2-new.ndjson'
}

AfterAll { Pop-Location }

Describe 'Import-ProductionRecord' {
    It 'tells with -WhatIf what it would add, and adds nothing' {
        $before = Get-Fingerprint
        (Import-ProductionRecord -LiteralPath 1-old.ndjson -Kind Monitor -WhatIf).Added | Should -Be 10
        Get-Fingerprint | Should -Be $before
    }

    It 'takes files from the pipeline, and a second time adds nothing' {
        $results = Get-ChildItem -Filter *.ndjson | Import-ProductionRecord -Kind Monitor
        $results | Should -HaveCount 2
        ($results | Measure-Object Added -Sum).Sum | Should -Be 15
        (Get-ChildItem -Filter *.ndjson | Import-ProductionRecord -Kind Monitor | Measure-Object Existing -Sum).Sum | Should -Be 15
        (Get-ProductionStore).MonitoringRecords | Should -Be 15
    }

    It 'names a rejected record with its line, and imports the others' {
        $null = [IO.Directory]::CreateDirectory((Join-Path $site bad))
        Set-Content -LiteralPath bad/bad.ndjson -Value '{}', (New-Sample ($yesterday.AddMinutes(30))), 'nonsense'
        $result = Import-ProductionRecord -LiteralPath bad/bad.ndjson -Kind Monitor -ErrorVariable failure -ErrorAction SilentlyContinue
        $result.Added | Should -Be 1
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'RecordRejected,*'
        $failure[0].Exception.Message | Should -BeLike '*line 1*'
    }

    It 'says so where a file is missing' {
        $failure = { Import-ProductionRecord -LiteralPath none.ndjson -Kind Monitor -ErrorAction Stop } | Should -Throw -PassThru
        $failure.CategoryInfo.Category | Should -Be ObjectNotFound
    }
}

Describe 'Export-ProductionRecord' {
    It 'writes with -WhatIf nothing' {
        Export-ProductionRecord -Kind Monitor -LiteralPath out.ndjson -WhatIf
        Test-Path -LiteralPath out.ndjson | Should -BeFalse
    }

    It 'writes what an import reads again' {
        $null = Export-ProductionRecord -Kind Monitor -LiteralPath out.ndjson
        (Get-Content -LiteralPath out.ndjson) | Should -HaveCount 16
        (Import-ProductionRecord -LiteralPath out.ndjson -Kind Monitor).Existing | Should -Be 16
        Remove-Item -LiteralPath out.ndjson
    }

    It 'writes a table that Import-Csv reads' {
        $null = Export-ProductionRecord -Kind Monitor -LiteralPath out.csv
        $rows = Import-Csv -LiteralPath out.csv
        $rows | Should -HaveCount 16
        $rows[0].'uptime.responseTime' | Should -Be '12.5'
    }
}

Describe 'Test-ProductionStore' {
    BeforeAll { Remove-Item -LiteralPath out.csv -ErrorAction Ignore }

    It 'finds nothing wrong in a sound store' {
        Test-ProductionStore -Quiet | Should -BeTrue
        Test-ProductionStore -ProblemOnly | Should -BeNullOrEmpty
        $outcome = Test-ProductionStore -Summary
        $outcome | Should -BeOfType ProductionOps.Model.DataIntegrityCheck
        $outcome.ValidationRules.ConfigurationHistory | Should -BeTrue
    }

    It 'finds a flipped bit that neither length nor time tells of' {
        $file = Get-ChildItem -LiteralPath production -Recurse -Filter 'uptime-*.json' | Select-Object -First 1
        $time = $file.LastWriteTimeUtc
        $bytes = [IO.File]::ReadAllBytes($file.FullName)
        $bytes[$bytes.Length / 2] = $bytes[$bytes.Length / 2] -bxor 1
        [IO.File]::WriteAllBytes($file.FullName, $bytes)
        [IO.File]::SetLastWriteTimeUtc($file.FullName, $time)
        try {
            Test-ProductionStore -Quiet | Should -BeFalse
            $finding = Test-ProductionStore -ProblemOnly | Select-Object -First 1
            $finding.Severity | Should -Be Error
            $finding.Location | Should -BeLike "*/$($file.Name)"
            $finding.Remedy | Should -Not -BeNullOrEmpty
        }
        finally {
            $bytes[$bytes.Length / 2] = $bytes[$bytes.Length / 2] -bxor 1
            [IO.File]::WriteAllBytes($file.FullName, $bytes)
            [IO.File]::SetLastWriteTimeUtc($file.FullName, $time)
        }
    }

    It 'takes stores from the pipeline, and its findings go to CSV without loss' {
        Set-Content -LiteralPath production/notes.txt -Value x
        $rows = Get-ProductionStore | Test-ProductionStore | ConvertTo-Csv | ConvertFrom-Csv
        Remove-Item -LiteralPath production/notes.txt
        ($rows | Where-Object Problem -EQ UnknownFile).Location | Should -Be 'notes.txt'
        ($rows[0].PSObject.Properties.Value -match 'System\.|ProductionOps\.') | Should -BeNullOrEmpty
    }

    It 'fits a table of 80 columns' {
        Set-Content -LiteralPath production/notes.txt -Value x
        $lines = Test-ProductionStore | Out-String -Width 80 -Stream
        Remove-Item -LiteralPath production/notes.txt
        $lines | Where-Object Length -GT 80 | Should -BeNullOrEmpty
        $lines -match 'Severity\s+Problem\s+Location\s+Message' | Should -HaveCount 1
    }
}

Describe 'Repair-ProductionStore' {
    It 'changes nothing in a sound store' {
        $before = Get-Fingerprint
        Repair-ProductionStore | Should -BeNullOrEmpty
        Get-Fingerprint | Should -Be $before
    }

    It 'tells with -WhatIf what it would do, does it, and then has nothing to do' {
        $file = Get-ChildItem -LiteralPath production -Recurse -Filter 'uptime-*.json' | Select-Object -Last 1
        Set-Content -LiteralPath $file.FullName -Value '{ "half'
        $before = Get-Fingerprint
        (Repair-ProductionStore -WhatIf).Step | Should -Contain Quarantine
        Get-Fingerprint | Should -Be $before

        $action = Repair-ProductionStore | Where-Object Step -EQ Quarantine
        $action.Location | Should -BeLike "*/$($file.Name)"
        Test-Path -LiteralPath $file.FullName | Should -BeFalse
        Get-Content -Raw -LiteralPath (Join-Path production/quarantine $action.Location) | Should -BeLike '{ "half*'
        Repair-ProductionStore | Should -BeNullOrEmpty
        Test-ProductionStore -Quiet | Should -BeTrue
    }

    It 'leaves an edited record until somebody accepts it' {
        $file = Get-ChildItem -LiteralPath production -Recurse -Filter 'uptime-*.json' | Select-Object -First 1
        $text = [IO.File]::ReadAllText($file.FullName)
        [IO.File]::WriteAllText($file.FullName, $text.Replace('https://e.org/', 'https://edited.org/'))
        (Repair-ProductionStore | Where-Object Problem -EQ RecordChanged).Step | Should -Be None
        (Test-ProductionStore -ProblemOnly).Severity | Should -Be Warning
        (Repair-ProductionStore -AcceptChanges).Step | Should -Contain Accept
        Test-ProductionStore -Quiet | Should -BeTrue
        [IO.File]::ReadAllText($file.FullName) | Should -BeLike '*https://edited.org/*'
    }
}

Describe 'Optimize-ProductionStore' {
    It 'tells with -WhatIf of every item, and changes nothing' {
        $before = Get-Fingerprint
        $decisions = Optimize-ProductionStore -WhatIf
        ($decisions | Where-Object Kind -EQ Monitoring | Sort-Object Timestamp).Action | Should -Be Delete, Keep
        Get-Fingerprint | Should -Be $before
    }

    It 'removes old records, whose sums stay, and then has nothing to do' {
        $decisions = Get-ProductionStore | Optimize-ProductionStore -ChangedOnly
        $decisions.Action | Sort-Object -Unique | Should -Be Delete
        $decisions[0].Records | Should -BeGreaterOrEqual 8
        Get-ChildItem -LiteralPath production -Recurse -Filter rollup.json | Should -Not -BeNullOrEmpty
        Optimize-ProductionStore -ChangedOnly | Should -BeNullOrEmpty
        Test-ProductionStore -Quiet | Should -BeTrue
    }

    It 'gives decisions that go to CSV without loss' {
        $rows = Optimize-ProductionStore | ConvertTo-Csv | ConvertFrom-Csv
        ($rows[0].PSObject.Properties.Value -match 'System\.|ProductionOps\.') | Should -BeNullOrEmpty
    }

    It 'says so where there is no store' {
        $failure = { Optimize-ProductionStore -StorePath (Join-Path $TestDrive none) -ErrorAction Stop } | Should -Throw -PassThru
        $failure.FullyQualifiedErrorId | Should -BeLike 'StoreNotFound,*'
    }
}
