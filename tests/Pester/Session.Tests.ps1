# The module beside others, in sessions of every kind.
BeforeAll {
    . $PSScriptRoot/Support/Module.ps1
    $script:Broken = Join-Path $TestDrive 'broken.yaml'
    Set-Content $Broken "version: 1.0.0`nenvironment: production`napplication: { name: 5 }"

    # What a configuration that breaks the schema needs: the YAML and the schema packages, and theirs.
    $script:Use = "(Test-ProductionConfiguration '$Broken').Problems.Count -gt 0"

    function New-Stranger([string] $Name) {
        $path = Join-Path $TestDrive "$Name.dll"
        $code = '[assembly: System.Reflection.AssemblyVersion("4.2.0.0")] public class Stranger { public static string Version() { return typeof(Stranger).Assembly.GetName().Version.ToString(); } }'
        pwsh -NoProfile -NonInteractive -Command "Add-Type -OutputAssembly '$path' -TypeDefinition '$code'"
        $path
    }

    function Invoke-Session([string] $Command) {
        $output = pwsh -NoProfile -NonInteractive -Command $Command 2>&1
        $LASTEXITCODE | Should -Be 0 -Because ($output -join "`n")
        $output
    }

    function New-TestStore([string] $Name) {
        $path = Join-Path $TestDrive $Name
        $null = Initialize-ProductionStore -Path $path -Site Session
        $path
    }

    # One day for all, also where midnight comes in between.
    $script:day = [datetime]::UtcNow.Date.AddDays(-3)
    function New-Measurement([int] $Number) {
        $time = $script:day.AddSeconds($Number)
        [ordered]@{
            monitoringId = $time.ToString('yyyyMMdd-HHmmss') + '-monitor'
            timestamp = $time.ToString('yyyy-MM-ddTHH:mm:ss.fffZ')
            monitoringType = 'uptime'
            siteUrl = 'https://example.org/'
            environment = 'production'
            uptime = [ordered]@{ status = 'up'; responseTime = 12.5; httpStatus = 200; incidents = @() }
            alerts = @()
        } | ConvertTo-Json -Compress -Depth 5
    }
}

Describe 'Another <_> in the session' -ForEach 'Newtonsoft.Json', 'NJsonSchema', 'JsonSchema.Net', 'AngleSharp', 'Namotion.Reflection' {
    BeforeAll {
        $path = New-Stranger $_
        $stranger = "Add-Type -Path '$path'; [Stranger]::Version()"
    }

    It 'does no harm when it is loaded first' {
        Invoke-Session "$stranger; Import-Module '$Manifest'; $Use; [Stranger]::Version()" | Should -Be '4.2.0.0', 'True', '4.2.0.0'
    }

    It 'does no harm when it is loaded last' {
        Invoke-Session "Import-Module '$Manifest'; $Use; $stranger; $Use" | Should -Be 'True', '4.2.0.0', 'True'
    }
}

Describe 'The Newtonsoft.Json of PowerShell' {
    It 'stays its own, before and after the module uses another' {
        $count = "[AppDomain]::CurrentDomain.GetAssemblies().Where{ `$_.GetName().Name -eq 'Newtonsoft.Json' }.Count"
        $output = Invoke-Session "('{`"a`":1}' | ConvertFrom-Json).a; Import-Module '$Manifest'; $Use; ('{`"a`":2}' | ConvertFrom-Json).a; $count"
        $output[0..2] | Should -Be '1', 'True', '2'
        $output[3] | Should -Be '2' -Because 'the module has one of its own'
    }
}

Describe 'Removing and importing' {
    It 'goes on working after Remove-Module, Import-Module and -Force' {
        $store = New-TestStore 'again'
        $get = "(Get-ProductionStore -StorePath '$store').Site"
        Invoke-Session "Import-Module '$Manifest'; $get; $Use; Remove-Module ProductionOps; (Get-Command Get-ProductionStore -ErrorAction Ignore) -eq `$null; Import-Module '$Manifest'; $get; $Use; Import-Module '$Manifest' -Force; $get; $Use" |
            Should -Be 'Session', 'True', 'True', 'Session', 'True', 'Session', 'True'
    }
}

Describe 'Several at once over one store' {
    It 'loses nothing in parallel runspaces' {
        $store = New-TestStore 'parallel'
        1..8 | ForEach-Object { 1..5 | ForEach-Object -Begin { $batch = $_ } { New-Measurement ($batch * 10 + $_) } | Set-Content (Join-Path $TestDrive "parallel-$_.ndjson") }
        $results = 1..8 | ForEach-Object -ThrottleLimit 8 -Parallel {
            Import-Module $using:Manifest
            Import-ProductionRecord (Join-Path $using:TestDrive "parallel-$_.ndjson") -Kind Monitor -StorePath $using:store
        }
        ($results | Measure-Object Added -Sum).Sum | Should -Be 40
        @(Get-MonitoringRecord -StorePath $store) | Should -HaveCount 40
        @(Test-ProductionStore -StorePath $store | Where-Object Severity -EQ Error) | Should -HaveCount 0
    }

    It 'gives jobs of other processes objects that keep their properties' {
        $store = New-TestStore 'job'
        New-Measurement 1 | Set-Content (Join-Path $TestDrive 'job.ndjson')
        $null = Import-ProductionRecord (Join-Path $TestDrive 'job.ndjson') -Kind Monitor -StorePath $store
        $jobs = 1..2 | ForEach-Object {
            Start-Job -ArgumentList $Manifest, $store { param($manifest, $store) Import-Module $manifest; Get-MonitoringRecord -Detailed -StorePath $store }
        }
        $records = $jobs | Wait-Job | Receive-Job
        $jobs | Remove-Job
        $records | Should -HaveCount 2
        $records[0].SiteUrl | Should -Be 'https://example.org/'
        $records[0].Uptime.ResponseTime | Should -Be 12.5
    }
}

Describe 'The locale <_>' -ForEach 'C.UTF-8', 'en_US.UTF-8', 'de_DE.UTF-8' {
    It 'changes nothing in what is written and exported' {
        $store = New-TestStore "locale $_"
        New-Measurement 1 | Set-Content (Join-Path $TestDrive 'locale.ndjson')
        $null = Import-ProductionRecord (Join-Path $TestDrive 'locale.ndjson') -Kind Monitor -StorePath $store
        $env:LANG, $before = $_, $env:LANG
        try {
            Invoke-Session "Import-Module '$Manifest'; Export-ProductionRecord -StorePath '$store' -Kind Monitor -Format Csv -Path '$TestDrive/$_.csv'" | Out-Null
        }
        finally { $env:LANG = $before }

        $row = Import-Csv "$TestDrive/$_.csv"
        $row.'uptime.responseTime' | Should -Be '12.5'
        $row.timestamp | Should -Match '^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$'
    }
}

Describe 'A constrained session' {
    It 'lists and reads, and pipes into what PowerShell has' {
        $store = New-TestStore 'constrained'
        $output = Invoke-Session "Import-Module '$Manifest'; `$ExecutionContext.SessionState.LanguageMode = 'ConstrainedLanguage'; Get-ProductionStore -StorePath '$store' | Select-Object -ExpandProperty Site; `$ExecutionContext.SessionState.LanguageMode"
        $output | Should -Be 'Session', 'ConstrainedLanguage'
    }
}
