# Sites to deploy: a git repository made from a sample, its store, its configuration, and a real web server for it.

function Invoke-Git([string] $Directory, [string[]] $Arguments) {
    $output = git -C $Directory -c user.name=Tester -c user.email=tester@example.invalid @Arguments 2>&1
    if ($LASTEXITCODE -ne 0) { throw "git $Arguments failed: $output" }
    $output
}

function New-TestRepository([string] $Sample, [string] $Path) {
    $null = New-Item $Path -ItemType Directory -Force
    Get-ChildItem $Sample -Force |
        Where-Object Name -NotIn 'node_modules', 'dist', '.astro', 'production', '.deploy' |
        Copy-Item -Destination $Path -Recurse
    Invoke-Git $Path init, --quiet, --initial-branch=main | Out-Null
    # Addresses differ from test to test, so the configuration is not part of the site here.
    Add-Content (Join-Path $Path '.gitignore') "production/`nnode_modules/`ndist/`n.astro/`nproduction.yaml"
    Invoke-Git $Path add, --all | Out-Null
    Invoke-Git $Path commit, --quiet, '--message=First version' | Out-Null
}

function Add-TestCommit([string] $Path, [string] $File, [scriptblock] $Change) {
    $full = Join-Path $Path $File
    $text = Get-Content $full -Raw
    Set-Content $full ($text | ForEach-Object $Change) -NoNewline
    Invoke-Git $Path commit, --quiet, --all, "--message=Change $File" | Out-Null
}

function New-TestConfiguration {
    param([string] $Path, [string] $Target, [string] $Url, [string] $PreviewUrl, [string[]] $Steps = @('constitutional', 'budgets'),
        [string] $Strategy = 'blue-green', [string] $Build = '{ output: public }', [string] $Enforcement = 'flexible')
    $preview = if ($PreviewUrl) { "previewUrl: $PreviewUrl" } else { '' }
    Set-Content -LiteralPath $Path @"
version: 1.0.0
environment: production
application:
  name: Harbour Light Museum
  version: 1.0.0
  description: A site for tests
  homepage: $Url
  repository: https://git.example/museum.git
deployment:
  strategy: $Strategy
  rollbackStrategy: automatic
  healthCheckUrl: $Url
  healthCheckTimeout: 20
  validationSteps: [$($Steps -join ', ')]
  build: $Build
  target:
    type: directory
    name: web
    path: '$Target'
    url: $Url
    $preview
constitutional:
  enforcementLevel: $Enforcement
features:
  flags: { new-search: true, dark-mode: false }
  rolloutPercentage: { new-search: 25 }
"@
}

# Ports that differ, below those that the system gives away: nobody takes one while its server is stopped.
function Get-FreePort([int] $Count = 1) {
    $found = [System.Collections.Generic.List[int]]::new()
    while ($found.Count -lt $Count) {
        $port = Get-Random -Minimum 10240 -Maximum 32768
        if ($found.Contains($port)) { continue }
        $listener = [System.Net.Sockets.TcpListener]::new([System.Net.IPAddress]::Loopback, $port)
        try { $listener.Start() }
        catch [System.Net.Sockets.SocketException] { continue }
        finally { $listener.Stop() }
        $found.Add($port)
    }
    $found
}

# Listens on a port of its own: on another where somebody took the first between finding and using it.
function Start-HttpListener {
    while ($true) {
        $listener = [System.Net.HttpListener]::new()
        $listener.Prefixes.Add("http://127.0.0.1:$(Get-FreePort)/")
        try { $listener.Start() }
        catch [System.Net.HttpListenerException] { continue }
        return $listener
    }
}

# Starts an nginx of the test's own that serves the active slot of a target, and its idle slot on another port.
function Start-TestNginx([string] $Directory, [string] $Target) {
    $server = [pscustomobject]@{ Directory = $Directory; Configuration = Join-Path $Directory 'nginx.conf'; Url = ''; PreviewUrl = '' }
    $null = New-Item $Directory -ItemType Directory -Force
    $port, $preview = Get-FreePort 2
    $server.Url = "http://127.0.0.1:$port/"
    $server.PreviewUrl = "http://127.0.0.1:$preview/"
    $user = if ((id -u) -eq '0') { 'user root;' } else { '' }
    Set-Content $server.Configuration @"
$user
worker_processes 1;
pid "$Directory/nginx.pid";
error_log "$Directory/error.log";
events { worker_connections 256; }
http {
  access_log off;
  types { text/html html; text/css css; text/javascript js mjs; image/svg+xml svg; image/png png; image/webp webp; image/jpeg jpg; text/plain txt; application/xml xml; font/woff2 woff2; }
  client_body_temp_path "$Directory/body"; proxy_temp_path "$Directory/proxy"; fastcgi_temp_path "$Directory/fastcgi";
  uwsgi_temp_path "$Directory/uwsgi"; scgi_temp_path "$Directory/scgi";
  gzip on; gzip_types text/css text/javascript image/svg+xml;
  server { listen 127.0.0.1:$port; root "$Target/current"; error_page 404 /404.html; }
  server { listen 127.0.0.1:$preview; root "$Target/idle"; error_page 404 /404.html; }
}
"@
    $output = nginx -p $Directory -c $server.Configuration 2>&1
    if ($LASTEXITCODE -ne 0) { throw "nginx did not start: $output" }
    $server
}

function Stop-TestNginx($Server) {
    if ($Server) { nginx -p $Server.Directory -c $Server.Configuration -s stop 2>&1 | Out-Null }
}
