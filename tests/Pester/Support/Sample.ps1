# A home as the help shows one: the site of Riverside with a past, and others beside it. The web server and the channel are real, on loopback.

# Serves the live and the idle release below a directory, each on a port of its own, and takes what is posted, in threads of its own.
function Start-SampleServer([string] $Target) {
    $server = [pscustomobject]@{ Url = ''; PreviewUrl = ''; Listeners = @(); Jobs = @(); Down = [System.Collections.Concurrent.ConcurrentDictionary[string, bool]]::new() }
    foreach ($release in 'current', 'idle') {
        $listener = Start-HttpListener
        if ($release -eq 'current') { $server.Url = "$($listener.Prefixes)" } else { $server.PreviewUrl = "$($listener.Prefixes)" }
        $server.Listeners += $listener
        $server.Jobs += Start-ThreadJob -ThrottleLimit 32 -ArgumentList $listener, (Join-Path $Target $release), $server.Down {
            param($listener, $root, $down)
            while ($listener.IsListening) {
                try { $context = $listener.GetContext() } catch { return }
                $response = $context.Response
                try {
                    $path = [uri]::UnescapeDataString($context.Request.Url.AbsolutePath)
                    $file = Join-Path $root ($path.EndsWith('/') ? "$($path)index.html" : $path)
                    if ($context.Request.HttpMethod -eq 'POST') { $response.StatusCode = 200 }
                    elseif ($down.Count) { $response.StatusCode = 503 }
                    elseif ([IO.File]::Exists($file)) {
                        $bytes = [IO.File]::ReadAllBytes($file)
                        $response.ContentType = $file.EndsWith('.html') ? 'text/html; charset=utf-8' : 'application/octet-stream'
                        $response.ContentLength64 = $bytes.Length
                        if ($context.Request.HttpMethod -ne 'HEAD') { $response.OutputStream.Write($bytes) }
                    }
                    else { $response.StatusCode = 404 }
                    $response.Close()
                }
                catch { $response.Abort() }
            }
        }
    }
    $server
}

function Stop-SampleServer($Server) {
    if (-not $Server) { return }
    $Server.Listeners.ForEach('Stop')
    $Server.Jobs | Remove-Job -Force
}

function Get-SampleConfiguration([string] $Site, $Server, [string] $Environment = 'production') {
    @"
environment: $Environment
application: { name: $Site, homepage: "$($Server.Url)" }
deployment:
  healthCheckUrl: "$($Server.Url)"
  healthCheckTimeout: 30
  validationSteps: [constitutional, budgets]
  build: { command: [sh, -c, 'rm -rf dist && mkdir dist && cp -R src/. dist/'], output: dist }
  target: { type: directory, name: web, path: .deploy/$Environment, url: "$($Server.Url)", previewUrl: "$($Server.PreviewUrl)" }
maintenance:
  dependencyUpdates: { enabled: false }
  contentValidation: { enabled: true, frequency: weekly, checkLinks: true, validateImages: true }
  backup: { enabled: true, frequency: daily, retention: 30, copies: [{ type: directory, path: ../usb }] }
monitoring:
  uptime: { frequency: 1, confirmation: { required: 1, samples: 1, interval: 0.01 } }
constitutional: { enforcementLevel: flexible }
notifications: { channels: { team: { type: slack, url: "$($Server.Url)" } } }
features:
  flags: { new-search: true, dark-mode: false, exp-menu: true, exp-map: true }
  rolloutPercentage: { new-search: 25 }
"@
}

# A site in git with a store and a configuration; the current location is in it afterwards.
function New-SampleSite([string] $Path, [string] $Site, $Server) {
    $null = New-Item (Join-Path $Path src/visit) -ItemType Directory -Force
    Set-Content (Join-Path $Path src/index.html) "<!doctype html><html lang=`"en`"><title>$Site</title>`n<h1>$Site</h1>`n<p><a href=`"visit/`">Visit us</a>"
    Set-Content (Join-Path $Path src/visit/index.html) "<!doctype html><html lang=`"en`"><title>Visit $Site</title>`n<h1>Open from nine to five</h1>`n<p><a href=`"/`">Home</a>"
    Set-Content (Join-Path $Path .gitignore) 'production/', '.deploy/', 'dist/', '*.csv', '*.ndjson', '*.json', '*.html', '!src/**', 'restored/'
    Set-Content (Join-Path $Path production.yaml) (Get-SampleConfiguration $Site $Server)
    Invoke-Git $Path init, --quiet, --initial-branch=main | Out-Null
    Invoke-Git $Path add, --all | Out-Null
    Invoke-Git $Path commit, --quiet, '--message=The first pages' | Out-Null
    Set-Location -LiteralPath $Path
    $null = Initialize-ProductionStore -Site $Site
    $null = Import-ProductionConfiguration production.yaml
}

# One measurement an hour of the last days, and a few that are older than any is kept; an outage, and an alert of then.
function Add-SampleMeasurement([string] $Url, [string] $DeploymentId, [int] $Days) {
    $start = [datetime]::UtcNow.Date.AddDays(-$Days)
    $record = { param($time, $type, $section)
        $value = [ordered]@{
            monitoringId = $time.ToString('yyyyMMdd-HHmmss') + '-monitor'; timestamp = $time; monitoringType = $type; siteUrl = $Url
            environment = 'production'; deploymentId = $DeploymentId; alerts = @()
        }
        $value[$type] = $section
        $value | ConvertTo-Json -Depth 8 -Compress
    }
    @(-960..-955) + 0..(24 * $Days - 1) | ForEach-Object {
        $time = $start.AddHours($_)
        & $record $time uptime ([ordered]@{ status = $_ -eq 50 ? 'down' : 'up'; responseTime = 80 + $_ % 24; httpStatus = 200; location = 'local'; availability = 100; incidents = @() })
    } | Set-Content history.ndjson
    $null = Import-ProductionRecord history.ndjson Monitor -ErrorAction Stop
    $times = [datetime]::new(2026, 2, 14, 2, 15, 2, [DateTimeKind]::Utc), $start.AddHours(50)
    $times | ForEach-Object { [ordered]@{
        incidentId = $_.ToString('yyyyMMdd-HHmmss') + '-incident'; startTime = $_; endTime = $_.AddMinutes(4); duration = 240; severity = 'critical'; status = 'resolved'
        description = 'The site was down.'; rootCause = 'disk full'; resolution = 'made room'; impactedServices = @('site')
    } | ConvertTo-Json -Compress } | Set-Content incidents.ndjson
    $null = Import-ProductionRecord incidents.ndjson Incident -ErrorAction Stop
    $times | ForEach-Object { [ordered]@{
        alertId = $_.ToString('yyyyMMdd-HHmmss') + '-alert'; type = 'accessibility'; severity = 'warning'; title = 'A picture has no text'; description = 'visit/ has one.'
        triggeredAt = $_; acknowledgedAt = $_.AddHours(1); escalated = $false; notificationsSent = @(); metadata = @{}
    } | ConvertTo-Json -Compress } | Set-Content alerts.ndjson
    $null = Import-ProductionRecord alerts.ndjson Alert -ErrorAction Stop
    Remove-Item incidents.ndjson, alerts.ndjson
}

# Everything that the help speaks of. The values are the identifiers of the help and those that stand for them here.
function New-SampleHome([string] $Path, $Server, $Staging) {
    $site = Join-Path $Path riverside
    foreach ($other in 'sites/valley', 'harbour', 'lighthouse') { New-SampleSite (Join-Path $Path $other) ((Get-Culture).TextInfo.ToTitleCase((Split-Path $other -Leaf))) -Server $Server }
    $null = New-Item (Join-Path $Path archive) -ItemType Directory
    $null = Initialize-ProductionStore (Join-Path $Path archive) -Site Archive
    New-SampleSite $site Riverside -Server $Server
    Set-Content ../staging.yaml (Get-SampleConfiguration Riverside $Staging -Environment staging)
    $null = Import-ProductionConfiguration ../staging.yaml
    $first = New-ProductionDeployment -ErrorAction Stop
    Add-TestCommit $site src/visit/index.html { $_ -replace 'five', 'six' }
    $null = New-ProductionDeployment -ErrorAction Stop
    $null = Undo-ProductionDeployment -Reason 'not before May' -Confirm:$false -ErrorAction Stop
    Add-TestCommit $site src/visit/index.html { $_ -replace 'six', 'seven' }
    $live = New-ProductionDeployment -ErrorAction Stop
    $null = Set-ProductionConfiguration deployment.healthCheckTimeout 20
    $null = Set-ProductionFeature beta $true
    Add-SampleMeasurement $Server.Url $live.DeploymentId -Days 5
    $null = $Server.Down.TryAdd('down', $true)
    $null = Invoke-ProductionMonitor Uptime
    $null = $Server.Down.Clear()
    $null = New-Maintenance Backup -BackupType Full | Invoke-Maintenance -ErrorAction Stop
    $null = New-Item (Join-Path $site src/pages/tickets.md) -Force -Value Tickets
    $null = New-Maintenance Backup | Invoke-Maintenance -ErrorAction Stop
    Export-ProductionRecord deployments.csv Deployment
    $waiting = New-Maintenance Backup -RequireApproval -Comment 'before the fair'
    $null = New-Maintenance Optimization
    @{
        '20260228-154402-deployment' = $first.DeploymentId
        '20260302-101502-deployment' = $live.DeploymentId
        '20260302-021502-alert' = (Get-MonitoringAlert -Status Open | Select-Object -First 1).AlertId
        '20260302-021502-incident' = (Get-UptimeIncident -Newest 1).IncidentId
        '20260302-101502-maintenance' = $waiting.MaintenanceId
        '20260301*' = (Get-ProductionBackup | Select-Object -Last 1).BackupId.Substring(0, 8) + '*'
    }
}
