BeforeDiscovery {
    $missing = 'nginx' | Where-Object { -not (Get-Command $_ -CommandType Application -ErrorAction Ignore) }
    if ($missing) { Write-Warning "Alerting.Tests.ps1 is skipped: install $($missing -join ', ')." }
}

BeforeAll {
    . $PSScriptRoot/Support/Module.ps1
    . $PSScriptRoot/Support/Site.ps1
    $script:folder = Join-Path $TestDrive 'Wache [ü]'
    $null = [IO.Directory]::CreateDirectory((Join-Path $folder 'target/current'))
    $null = [IO.Directory]::CreateDirectory((Join-Path $folder 'target/idle'))
    Set-Content -LiteralPath (Join-Path $folder 'target/current/index.html') '<title>Harbour</title>'
    Push-Location -LiteralPath $folder

    # Takes what is posted, in a thread of its own, until it is stopped.
    function Start-TestReceiver {
        $listener = Start-HttpListener
        $told = [System.Collections.Concurrent.ConcurrentQueue[string]]::new()
        $job = Start-ThreadJob -ArgumentList $listener, $told {
            param($listener, $told)
            while ($listener.IsListening) {
                try { $context = $listener.GetContext() } catch { return }
                $body = [IO.StreamReader]::new($context.Request.InputStream).ReadToEnd() | ConvertFrom-Json
                foreach ($notice in $body.notices) { $told.Enqueue("$($notice.kind) $($notice.cause)") }
                $context.Response.StatusCode = 204
                $context.Response.Close()
            }
        }
        [pscustomobject]@{ Url = "$($listener.Prefixes)"; Listener = $listener; Told = $told; Job = $job }
    }
}

AfterAll {
    Pop-Location
    if ($receiver) { $receiver.Listener.Stop(); $receiver.Job | Remove-Job -Force }
    if ($server) { Stop-TestNginx $server }
}

Describe 'An outage' -Skip:([bool]$missing) {
    BeforeAll {
        $script:server = Start-TestNginx (Join-Path $TestDrive 'nginx') (Join-Path $folder 'target')
        $script:receiver = Start-TestReceiver
        $null = Initialize-ProductionStore -Site Harbour
        Set-Content -LiteralPath (Join-Path $folder 'production.yaml') @"
environment: production
application: { name: Harbour, homepage: "$($server.Url)" }
deployment: { target: { type: directory, path: target } }
monitoring: { uptime: { confirmation: { required: 1, samples: 1, interval: 0.01 } } }
notifications: { channels: { team: { type: webhook, url: "$($receiver.Url)" } } }
"@
        $null = Import-ProductionConfiguration -LiteralPath (Join-Path $folder 'production.yaml')
    }

    It 'has a channel that works' {
        $test = Test-MonitoringAlert team
        $test.Sent | Should -BeTrue
        $test.Addresses | Should -Be $receiver.Url
        { Test-MonitoringAlert nobody -ErrorAction Stop } | Should -Throw -ErrorId 'ChannelNotFound,*'
        (TabExpansion2 'Test-MonitoringAlert ' 21).CompletionMatches.CompletionText | Should -Be team
    }

    It 'raises one alert however often it is measured' {
        (Invoke-ProductionMonitor Uptime).Alerts | Should -BeNullOrEmpty
        Stop-TestNginx $server
        $alert = (Invoke-ProductionMonitor Uptime).Alerts
        $alert.Title | Should -Be "$($server.Url) is down"
        (Invoke-ProductionMonitor Uptime).Alerts.AlertId | Should -Be $alert.AlertId
        $entry = Get-MonitoringAlert -Status Open
        $entry | Should -HaveCount 1
        "$($entry.Status) $($entry.Severity) $($entry.Type)" | Should -Be 'Open Critical Uptime'
    }

    It 'is previewed, acknowledged, and written down' {
        $before = Get-MonitoringAlert -Detailed
        (Get-MonitoringAlert | Confirm-MonitoringAlert -By ada -Comment 'on it' -WhatIf).AcknowledgedAt | Should -Not -BeNullOrEmpty
        (Get-MonitoringAlert -Detailed | ConvertTo-Json -Depth 9) | Should -Be ($before | ConvertTo-Json -Depth 9)
        $taken = Get-MonitoringAlert -Status Open | Confirm-MonitoringAlert -By ada -Comment 'on it'
        "$($taken.Metadata['acknowledgedBy'])" | Should -Be ada
        $taken.NotificationsSent | Should -Be $receiver.Url
        (Get-MonitoringAlert).Status | Should -Be Acknowledged
        Get-UptimeIncident -Status Investigating | Set-UptimeIncident -Status Identified -RootCause 'the server was stopped' | Out-Null
    }

    It 'ends by a measurement, and what was learnt stays' {
        $nginx = Start-Process nginx '-p', "`"$($server.Directory)`"", '-c', "`"$($server.Configuration)`"" -Wait -PassThru
        $nginx.ExitCode | Should -Be 0
        (Invoke-ProductionMonitor Uptime).Uptime.Status | Should -Be Up
        (Get-MonitoringAlert).Status | Should -Be Resolved
        $incident = Get-UptimeIncident | Set-UptimeIncident -PostMortem 'start it at boot'
        "$($incident.Status) $($incident.RootCause) $($incident.PostMortem)" | Should -Be 'Resolved the server was stopped start it at boot'
        @($receiver.Told) | Should -Be 'test test', 'raised uptime/down', 'acknowledged uptime/down', 'resolved uptime/down'
    }

    It 'cannot be resolved twice, and an unknown alert is named' {
        Get-MonitoringAlert | Resolve-MonitoringAlert -Resolution again -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'AlertResolved,*'
        { Get-MonitoringAlert 20000101-000000-alert -ErrorAction Stop } | Should -Throw -ErrorId 'AlertNotFound,*'
    }

    It 'is a table of 80 columns and a flat CSV' {
        $lines = Get-MonitoringAlert | Out-String -Width 80 -Stream
        ($lines | Where-Object { $_ -match '^2' }) | Should -Match 'Resolved +Critical Uptime'
        $csv = Get-MonitoringAlert | ConvertTo-Csv | ConvertFrom-Csv
        $csv.Status | Should -Be Resolved
    }
}
