BeforeDiscovery {
    $missing = 'nginx' | Where-Object { -not (Get-Command $_ -CommandType Application -ErrorAction Ignore) }
    if ($missing) { Write-Warning "Outage.Tests.ps1 is skipped: install $($missing -join ', ')." }
}

BeforeAll {
    . $PSScriptRoot/Support/Module.ps1
    . $PSScriptRoot/Support/Site.ps1
    $script:folder = Join-Path $TestDrive 'Störung [1]'
    $null = [IO.Directory]::CreateDirectory((Join-Path $folder 'www'))
    # The server is in a folder whose name nginx need not quote.
    $script:web = Join-Path ([IO.Path]::GetTempPath()) "outage-$([guid]::NewGuid().ToString('N'))"
    $null = New-Item $web -ItemType Directory
    Push-Location -LiteralPath $folder

    # Takes what is posted, in a thread of its own, and keeps each message with what it tells.
    function Start-TestReceiver {
        $listener = Start-HttpListener
        $messages = [System.Collections.Concurrent.ConcurrentQueue[object]]::new()
        $job = Start-ThreadJob -ArgumentList $listener, $messages {
            param($listener, $messages)
            while ($listener.IsListening) {
                try { $context = $listener.GetContext() } catch { return }
                $body = [IO.StreamReader]::new($context.Request.InputStream).ReadToEnd() | ConvertFrom-Json
                $messages.Enqueue([pscustomobject]@{ Id = $body.id; Notices = @($body.notices | ForEach-Object { "$($_.kind) $($_.cause)" }) })
                $context.Response.StatusCode = 204
                $context.Response.Close()
            }
        }
        [pscustomobject]@{ Url = "$($listener.Prefixes)"; Listener = $listener; Messages = $messages; Job = $job }
    }

    function New-ExpiredCertificate([string] $Directory) {
        $key = [Security.Cryptography.ECDsa]::Create([Security.Cryptography.ECCurve]::CreateFromFriendlyName('nistP256'))
        $request = [Security.Cryptography.X509Certificates.CertificateRequest]::new('CN=127.0.0.1', $key, [Security.Cryptography.HashAlgorithmName]::SHA256)
        $now = [DateTimeOffset]::UtcNow
        $certificate = $request.CreateSelfSigned($now.AddDays(-90), $now.AddDays(-30))
        Set-Content "$Directory/expired.crt" $certificate.ExportCertificatePem()
        Set-Content "$Directory/expired.key" $key.ExportPkcs8PrivateKeyPem()
    }

    $script:port, $script:securePort = Get-FreePort 2
    $script:url = "http://127.0.0.1:$port/"
    New-ExpiredCertificate $web
    $null = New-Item "$web/site" -ItemType Directory
    Set-Content "$web/site/index.html" "<title>Harbour</title>$('.' * 8192)"

    function Stop-Site {
        if ($script:process -and -not $script:process.HasExited) {
            $script:process.Kill($true)
            $script:process.WaitForExit()
        }
    }

    # A reload would leave a moment in which the old worker still answers, so it is started anew and waited for.
    function Set-Answer([string] $Location) {
        Stop-Site
        $user = if ((id -u) -eq '0') { 'user root;' } else { '' }
        Set-Content "$web/nginx.conf" @"
daemon off; $user worker_processes 1; pid $web/nginx.pid; error_log $web/error.log;
events { }
http {
  access_log off;
  client_body_temp_path $web/body; proxy_temp_path $web/proxy; fastcgi_temp_path $web/fastcgi; uwsgi_temp_path $web/uwsgi; scgi_temp_path $web/scgi;
  server {
    listen 127.0.0.1:$port; listen 127.0.0.1:$securePort ssl;
    ssl_certificate $web/expired.crt; ssl_certificate_key $web/expired.key;
    root $web/site;
    $Location
  }
}
"@
        $script:process = Start-Process nginx '-c', "$web/nginx.conf", '-e', "$web/start.log" -PassThru
        do {
            $client = [Net.Sockets.TcpClient]::new()
            $isReady = try { $client.Connect('127.0.0.1', $port); $true } catch { [Net.Sockets.SocketException] | Out-Null; $false }
            $client.Dispose()
            if ($script:process.HasExited) { throw "nginx ended: $(Get-Content "$web/start.log" -Raw)" }
        } until ($isReady)
    }

    function Set-Monitored([string] $Address) { $null = Set-ProductionConfiguration 'monitoring.uptime.url' $Address }

    # Milliseconds between the samples of one day: the configured frequency where there are fewer than ten, else their median gap.
    function Measure-Interval($Samples) {
        if ($Samples.Count -lt 10) { return 1000 * $frequency }
        $gaps = for ($i = 1; $i -lt $Samples.Count; $i++) { [long]($Samples[$i].Timestamp - $Samples[$i - 1].Timestamp).TotalMilliseconds }
        ($gaps | Sort-Object)[[math]::Floor($gaps.Count / 2)]
    }

    # What the site was from each sample to the next, for at most two intervals of its day in UTC, as anybody can compute it from the records.
    function Measure-Availability($Records) {
        $intervals = @{}
        foreach ($day in $Records | Group-Object { $_.Timestamp.UtcDateTime.Date }) { $intervals[$day.Values[0]] = Measure-Interval $day.Group }
        $up = $known = 0
        for ($i = 0; $i -lt $Records.Count - 1; $i++) {
            if ($null -eq $Records[$i].Uptime.Status) { continue }
            $gap = [long]($Records[$i + 1].Timestamp - $Records[$i].Timestamp).TotalMilliseconds
            $time = [math]::Min($gap, 2 * $intervals[$Records[$i].Timestamp.UtcDateTime.Date])
            $known += $time
            if ("$($Records[$i].Uptime.Status)" -ne 'Down') { $up += $time }
        }
        100 * $up / $known
    }
}

AfterAll {
    Pop-Location
    if ($receiver) { $receiver.Listener.Stop(); $receiver.Job | Remove-Job -Force }
    Stop-Site
    Remove-Item $web -Recurse -Force
}

Describe 'A bad day of a site' -Skip:([bool]$missing) {
    BeforeAll {
        $script:receiver = Start-TestReceiver
        $null = Initialize-ProductionStore -Site Harbour
        $script:frequency = 600
        Set-Content -LiteralPath (Join-Path $folder 'production.yaml') @"
environment: production
application: { name: Harbour, homepage: "$url" }
deployment: { target: { type: directory, path: www } }
monitoring: { uptime: { frequency: $frequency, alertThreshold: 1200, expectedText: Harbour, confirmation: { required: 2, samples: 3, interval: 0.01 } } }
# A day that lasts half a minute uses up little of a budget; on a machine that is slow, not much more.
alerting: { objective: 99 }
notifications: { channels: { team: { type: webhook, url: "$($receiver.Url)" } } }
"@
        $null = Import-ProductionConfiguration -LiteralPath (Join-Path $folder 'production.yaml')
        $script:records = [Collections.Generic.List[object]]::new()
    }

    It 'is <expected> after <name>' -ForEach @(
        @{ Name = 'the start'; Expected = 'Up'; Change = { Set-Answer 'location / { }' } }
        @{ Name = 'a stop'; Expected = 'Down'; Change = { Stop-Site } }
        @{ Name = 'nothing new'; Expected = 'Down'; Change = { } }
        @{ Name = 'a new start'; Expected = 'Up'; Change = { Set-Answer 'location / { }' } }
        @{ Name = 'slowness'; Expected = 'Degraded'; Change = { Set-Answer 'location / { limit_rate 4k; }' } }
        @{ Name = 'an error 500'; Expected = 'Down'; Change = { Set-Answer 'location / { return 500; }' } }
        @{ Name = 'the wrong text'; Expected = 'Down'; Change = { Set-Answer "location / { return 200 'Nothing here yet'; }" } }
        @{ Name = 'the right text'; Expected = 'Up'; Change = { Set-Answer 'location / { }' } }
        @{ Name = 'a failure of the own network'; Expected = ''; Change = { $null = Set-ProductionConfiguration 'monitoring.uptime.references' "[`"$url`"]"; Stop-Site } }
        @{ Name = 'its end'; Expected = 'Up'; Change = { $null = Set-ProductionConfiguration 'monitoring.uptime.references' '[]'; Set-Answer 'location / { }' } }
        @{ Name = 'an expired certificate'; Expected = 'Down'; Change = { Set-Monitored "https://127.0.0.1:$securePort/" } }
        @{ Name = 'a good address'; Expected = 'Up'; Change = { Set-Monitored $url } }
        @{ Name = 'a name that nobody knows'; Expected = 'Down'; Change = { Set-Monitored 'http://nobody.invalid/' } }
        @{ Name = 'a known name'; Expected = 'Up'; Change = { Set-Monitored $url } }
    ) {
        . $Change
        $record = Invoke-ProductionMonitor Uptime -ErrorAction Stop
        "$($record.Uptime.Status)" | Should -Be $Expected
        @($record.Uptime.Incidents).Count | Should -Be ([int]($Expected -eq 'Down'))
        $records.Add($record)
    }

    It 'has four incidents, each from its first failing sample to the first good one' {
        $incidents = Get-UptimeIncident | Sort-Object StartTime
        $incidents | Should -HaveCount 4
        @($incidents.StartTime) | Should -Be @($records[1, 5, 10, 12].Timestamp)
        @($incidents.EndTime) | Should -Be @($records[3, 7, 11, 13].Timestamp)
        $texts = 'Connection refused', 'it answers 500', 'expired on', 'could not be resolved'
        for ($i = 0; $i -lt 4; $i++) { $incidents[$i].Description | Should -BeLike "*$($texts[$i])*" }
        @($incidents.Status | Select-Object -Unique) | Should -Be Resolved
    }

    It 'tells of each thing once and in order' {
        @($receiver.Messages.Notices) | Should -Be @(
            'raised uptime/down', 'resolved uptime/down', 'raised uptime/slow', 'raised uptime/down',
            'resolved uptime/down', 'resolved uptime/slow',
            'raised uptime/down', 'resolved uptime/down', 'raised uptime/down', 'resolved uptime/down')
        @($receiver.Messages.Id | Select-Object -Unique).Count | Should -Be $receiver.Messages.Count
        $alerts = Get-MonitoringAlert -Detailed | Sort-Object TriggeredAt, { "$($_.Metadata['cause'])" }
        $alerts | ForEach-Object { $_.NotificationsSent | Should -Be $receiver.Url }
        ($alerts | Group-Object { "$($_.Metadata['cause'])" } | Sort-Object Name | ForEach-Object { "$($_.Name) $($_.Count)" }) |
            Should -Be 'uptime/down 4', 'uptime/slow 1'
    }

    It 'has the availability that its records say, to three decimals' {
        $report = Get-MonitoringReport -From $records[0].Timestamp.UtcDateTime -To $records[-1].Timestamp.UtcDateTime
        [math]::Round($report.Uptime.Current, 3) | Should -Be ([math]::Round((Measure-Availability $records), 3))
    }

    It 'is found again by time, type, status and environment' {
        Get-MonitoringRecord | Should -HaveCount 14
        Get-MonitoringRecord -Status Down | Should -HaveCount 6
        Get-MonitoringRecord -Status Down, Degraded -Type Uptime -Environment Production | Should -HaveCount 7
        Get-MonitoringRecord -From $records[3].Timestamp.UtcDateTime -To $records[5].Timestamp.UtcDateTime | Should -HaveCount 2
        Get-MonitoringRecord -Type Security | Should -BeNullOrEmpty
        Get-MonitoringRecord -DeploymentId 20200101-000000-deployment | Should -BeNullOrEmpty
        (Get-MonitoringRecord -Newest 1).MonitoringId | Should -Be $records[-1].MonitoringId
    }
}

Describe 'A watch' -Skip:([bool]$missing) {
    BeforeAll {
        Set-Answer 'location / { }'
        $null = Set-ProductionConfiguration -Setting @{ 'monitoring.uptime.frequency' = 1; 'monitoring.uptime.url' = $url }
    }

    It 'gives records as they are made, until the pipeline has enough' {
        $beat = Join-Path $folder 'beat.json'
        $records = Invoke-ProductionMonitor -Continuous -Type Uptime -HeartbeatPath $beat | Select-Object -First 3
        @($records.Uptime.Status) | Should -Be Up, Up, Up
        @($records.Timestamp) | Should -Be @($records.Timestamp | Sort-Object -Unique)
        (Get-Content -LiteralPath $beat -Raw | ConvertFrom-Json).state | Should -Be stopped
    }

    It 'leaves nothing locked, and tells of a store that cannot be watched beside one that can' {
        $first = Invoke-ProductionMonitor -Continuous Uptime -StorePath $folder, (Join-Path $folder missing) -ErrorAction SilentlyContinue -ErrorVariable failure |
            Select-Object -First 1
        "$($first.Uptime.Status)" | Should -Be Up
        $failure.FullyQualifiedErrorId | Should -BeLike 'StoreNotFound,*'
    }

    It 'says what it would watch and starts nothing' {
        $before = @(Get-MonitoringRecord).Count
        Invoke-ProductionMonitor -Continuous -WhatIf | Should -BeNullOrEmpty
        @(Get-MonitoringRecord).Count | Should -Be $before
    }

    It 'ends with the error where nothing can be watched' {
        { Invoke-ProductionMonitor -Continuous -StorePath (Join-Path $folder missing) } | Should -Throw -ErrorId 'StoreNotFound,*'
    }
}
