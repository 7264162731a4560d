BeforeDiscovery {
    $missing = 'nginx', 'openssl' | Where-Object { -not (Get-Command $_ -CommandType Application -ErrorAction Ignore) }
    if ($missing) { Write-Warning "SecureSite.Tests.ps1 is skipped: install $($missing -join ', ')." }
}

BeforeAll {
    . $PSScriptRoot/Support/Module.ps1
    . $PSScriptRoot/Support/Site.ps1
    # The server is in a folder whose name nginx need not quote.
    $script:web = Join-Path ([IO.Path]::GetTempPath()) "secure-$([guid]::NewGuid().ToString('N'))"
    $null = New-Item "$web/site" -ItemType Directory -Force
    Set-Content "$web/site/index.html" '<!doctype html><html lang=en><title>Harbour</title><h1>Harbour</h1>'
    $script:plainPort, $script:securePort, $script:proxyPort = Get-FreePort 3

    function Start-Site {
        openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 11 -subj '/CN=127.0.0.1' -addext 'subjectAltName=IP:127.0.0.1' -keyout "$web/site.key" -out "$web/site.crt" 2>&1 | Out-Null
        $user = if ((id -u) -eq '0') { 'user root;' } else { '' }
        Set-Content "$web/nginx.conf" @"
$user worker_processes 1; pid $web/nginx.pid; error_log $web/error.log;
events { }
http {
  access_log off; log_format asked '`$request `$status';
  client_body_temp_path $web/body; proxy_temp_path $web/proxy; fastcgi_temp_path $web/fastcgi; uwsgi_temp_path $web/uwsgi; scgi_temp_path $web/scgi;
  types { text/html html; }
  server { listen 127.0.0.1:$plainPort; root $web/site; }
  server {
    listen 127.0.0.1:$securePort ssl;
    ssl_certificate $web/site.crt; ssl_certificate_key $web/site.key;
    root $web/site;
    add_header Strict-Transport-Security 'max-age=63072000' always;
    add_header X-Content-Type-Options nosniff always;
    add_header X-Frame-Options DENY always;
  }
  server { listen 127.0.0.1:$proxyPort; access_log $web/asked.log asked; location / { proxy_pass http://127.0.0.1:$plainPort; proxy_set_header Host `$host; } }
}
"@
        $output = nginx -p $web -c "$web/nginx.conf" -e "$web/start.log" 2>&1
        if ($LASTEXITCODE -ne 0) { throw "nginx did not start: $output" }
    }

    # A store of its own that watches a site; gives its path.
    function New-WatchingStore([string] $Name, [string] $Homepage, [string] $Uptime) {
        $store = Join-Path $TestDrive $Name
        $null = Initialize-ProductionStore $store -Site Harbour
        Set-Content -LiteralPath "$TestDrive/$Name.yaml" @"
environment: production
application: { name: Harbour, homepage: '$Homepage' }
deployment: { target: { type: directory, path: www } }
monitoring: { uptime: { alertThreshold: 0, $Uptime } }
"@
        $null = Import-ProductionConfiguration -LiteralPath "$TestDrive/$Name.yaml" -StorePath $store
        $store
    }

    # Whom a process trusts it reads once, so this is done by another one.
    function Invoke-TrustingSession([string] $Command) {
        $env:SSL_CERT_FILE, $before = "$web/site.crt", $env:SSL_CERT_FILE
        try { $output = pwsh -NoProfile -NonInteractive -Command "Import-Module '$Manifest'; $Command | ConvertTo-Json -Depth 9 -EnumsAsStrings" }
        finally { $env:SSL_CERT_FILE = $before }
        $output | ConvertFrom-Json
    }
}

AfterAll {
    Remove-Item $web -Recurse -Force
}

Describe 'A site over TLS whose certificate ends in eleven days' -Skip:([bool]$missing -or -not $IsLinux) {
    BeforeAll {
        Start-Site
        $script:store = New-WatchingStore -Name secure -Homepage "https://127.0.0.1:$securePort/" -Uptime 'certificateWarning: 7'
    }

    AfterAll {
        nginx -p $web -c "$web/nginx.conf" -s stop 2>&1 | Out-Null
    }

    It 'has a certificate and headers that are graded' {
        $security = (Invoke-TrustingSession "Invoke-ProductionMonitor Security -StorePath '$store' -WarningAction Ignore").Security
        $security.SslCheck.Valid | Should -BeTrue
        $security.SslCheck.Fingerprint | Should -Be ((openssl x509 -in "$web/site.crt" -noout -fingerprint -sha256) -replace '.*=' -replace ':')
        $security.Headers.Hsts | Should -BeTrue
        $security.Headers.XFrame | Should -BeTrue
        $security.Headers.XContent | Should -BeTrue
        $security.Headers.Csp | Should -BeFalse
        $security.Headers.Grade | Should -Be B
    }

    It 'is up while that is above the limit' {
        (Invoke-TrustingSession "Invoke-ProductionMonitor Uptime -StorePath '$store'").Uptime.Status | Should -Be Up
        Get-MonitoringAlert -StorePath $store -Type Security | Where-Object Title -Like '*certificate*' | Should -BeNullOrEmpty
    }

    It 'is degraded below it, by an alert that warns, without an incident' {
        $null = Set-ProductionConfiguration 'monitoring.uptime.certificateWarning' 14 -StorePath $store
        (Invoke-TrustingSession "Invoke-ProductionMonitor Uptime -StorePath '$store'").Uptime.Status | Should -Be Degraded
        $alert = Get-MonitoringAlert -StorePath $store -Severity Warning | Where-Object Title -Like '*certificate*'
        "$($alert.Status) $($alert.Severity) $($alert.Type) $($alert.Title)" |
            Should -Be "Open Warning Security The certificate of https://127.0.0.1:$securePort/ ends in 10 days"
        Get-UptimeIncident -StorePath $store | Should -BeNullOrEmpty
    }
}

Describe 'A site behind a proxy' -Skip:([bool]$missing) {
    BeforeAll {
        Start-Site
        $script:plain = "http://127.0.0.1:$plainPort/"
    }

    AfterAll {
        nginx -p $web -c "$web/nginx.conf" -s stop 2>&1 | Out-Null
    }

    It 'is asked through it only, by a name that nobody else knows' {
        $store = New-WatchingStore -Name behind -Homepage 'http://harbour.invalid/' -Uptime "locations: [office], expectedText: Harbour, references: ['$plain'], routes: { office: { proxy: 'http://127.0.0.1:$proxyPort' } }"
        $uptime = (Invoke-ProductionMonitor Uptime -StorePath $store).Uptime
        "$($uptime.Status) $($uptime.Location)" | Should -Be 'Up office'
        Get-Content "$web/asked.log" | Should -Be 'GET http://harbour.invalid/ HTTP/1.1 200'
    }

    It 'is degraded where one of two locations cannot reach it' {
        $store = New-WatchingStore -Name both -Homepage 'http://harbour.invalid/' -Uptime "locations: [here, office], expectedText: Harbour, references: ['$plain'], routes: { office: { proxy: 'http://127.0.0.1:$proxyPort' } }"
        $uptime = (Invoke-ProductionMonitor Uptime -StorePath $store).Uptime
        $uptime.Status | Should -Be Degraded
        $uptime.Samples | ForEach-Object { "$($_.Location) $($_.Status)" } | Should -Be 'here Down', 'office Up'
        Get-UptimeIncident -StorePath $store | Should -BeNullOrEmpty
        (Get-MonitoringAlert -StorePath $store).Type | Should -Be Uptime
    }
}
