# Examples of the help: what is typed in them, what they show, and a session in which they run.

# What follows the prompts, and the lines that stand below.
function Split-Example([string] $Code) {
    $lines = $Code -split '\r?\n'
    $prompt = '^(PS[^>]*|>)> ?'
    (@($lines -match $prompt) -replace $prompt -join "`n"), @($lines -notmatch $prompt)
}

# Identifiers, and places that only somebody's machine has, become those of this run.
function Convert-ExampleName([string] $Code, [hashtable] $Names, [string] $Outside) {
    foreach ($name in $Names.Keys) { $Code = $Code.Replace($name, $Names[$name]) }
    $Code.Replace('/var/lib/node_exporter/textfile', $Outside).Replace('/mnt/usb/backups', '../usb')
}

# A session as its user has it, in the folder of the site. Nobody sits there to answer questions, to edit a file or to look at a page.
function New-ExampleSession([string] $Module, [string] $HomePath, [string] $Location = (Join-Path $HomePath riverside)) {
    $runspace = [runspacefactory]::CreateRunspace()
    $runspace.Open()
    $shell = [powershell]::Create($runspace)
    $null = $shell.AddScript({
            param($Module, $HomePath, $Location)
            Import-Module $Module -ErrorAction Stop
            (Get-PSProvider FileSystem).Home = $HomePath
            Set-Location $Location
            $global:ConfirmPreference = 'None'
            $PSStyle.OutputRendering = 'PlainText'
            function global:code { }
            function global:Invoke-Item { }
        }).AddArgument($Module).AddArgument($HomePath).AddArgument($Location).Invoke()
    if ($shell.HadErrors) { throw $shell.Streams.Error[0] }
    $shell.Dispose()
    $runspace
}

# Runs what is typed. What would go on until Ctrl+C is stopped when it has written something.
function Invoke-Example($Session, [string] $Code) {
    $shell = [powershell]::Create($Session)
    $output = [System.Management.Automation.PSDataCollection[psobject]]::new()
    $null = $shell.AddScript($Code).AddCommand('Out-String').AddParameter('Width', 80)
    if ($Code -match ' -Continuous\b') { $null = $shell.AddParameter('Stream', $true) }
    $errors = @()
    try {
        $run = $shell.BeginInvoke([System.Management.Automation.PSDataCollection[psobject]]::new(), $output)
        if ($Code -match ' -Continuous\b') {
            # Enumerating a collection waits for its end; counting does not.
            while (-not $run.AsyncWaitHandle.WaitOne(20) -and $output.Count -lt 4) { }
            $shell.Stop()
            $output.Complete()
        }
        else { $shell.EndInvoke($run) }
    }
    catch { $errors = @($_.Exception.GetBaseException().Message) }
    $errors += $shell.Streams.Error.ForEach{ "$_" }
    $shell.Dispose()
    [pscustomobject]@{ Output = $output -join "`n"; Errors = @($errors) }
}

# The headings of tables and the labels of lists.
function Get-Heading([string[]] $Lines) {
    for ($i = 1; $i -lt $Lines.Count; $i++) {
        if ($Lines[$i] -match '^\s*-+(\s+-+)*\s*$' -and $Lines[$i - 1].Trim()) { $Lines[$i - 1].Trim() -replace '\s+', ' ' }
    }
    $Lines -match '^\w+\s* : ' -replace '^(\w+)\s* : .*', '$1 :'
}

# Headings that the help shows and the command does not write.
function Compare-Shown([string[]] $Shown, [string] $Written) {
    $real = @(Get-Heading ($Written -split '\r?\n'))
    Get-Heading $Shown | Where-Object { $_ -notin $real }
}

# What the text of an example takes for granted.
function Invoke-Preparation([string] $Cmdlet, $Session, [hashtable] $Names) {
    $lines = switch ($Cmdlet) {
        'Initialize-ProductionStore' { 'Set-Location (New-Item ../empty -ItemType Directory)' }
        'Invoke-Maintenance' { "Approve-Maintenance $($Names['20260302-101502-maintenance'])" }
        'Unlock-ProductionDeployment' { "Lock-ProductionDeployment 'Spring sale'" }
        'Stop-Maintenance' { "Approve-Maintenance $($Names['20260302-101502-maintenance'])" }
        'Test-ProductionConfiguration' { "(Get-Content production.yaml) -replace '^deployment:', ""deployment:``n  strategy: blu-green"" | Set-Content production.yaml" }
        'Test-ProductionContent' { "Set-Content dist/visit/index.html '<!doctype html><html lang=en><title>Visit</title><a href=/tickets/>Tickets</a>'" }
        'Test-ProductionStore' { 'Get-ChildItem production/deployments -Filter *-deployment.json | Select-Object -First 1 | Add-Content -Value " "' }
        'Repair-ProductionStore' { 'Get-ChildItem production/monitoring -Recurse -Filter uptime-*.json | Select-Object -First 1 | Clear-Content' }
        { $_ -in 'Get-ProductionSchedule', 'Unregister-ProductionSchedule' } { 'Register-ProductionSchedule Maintenance daily -At 03:00 -Name museum-maintenance; Register-ProductionSchedule Monitoring 5m -Name museum-monitoring' }
        'Import-ProductionRecord' { '$rows = Import-Csv deployments.csv; $rows[1].commitHash = "4c1e57a"; $rows | Export-Csv deployments.csv' }
        'Deny-Maintenance' { 'New-Maintenance DependencyUpdate -RequireApproval' }
    }
    foreach ($line in $lines) {
        $result = Invoke-Example $Session $line
        if ($result.Errors) { throw "$Cmdlet cannot be prepared: $($result.Errors)" }
    }
}
