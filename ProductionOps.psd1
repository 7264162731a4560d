@{
    RootModule           = 'module/bin/ProductionOps.PowerShell.dll'
    ModuleVersion        = '0.1.0'
    GUID                 = '5f0d2a8e-6c1b-4c1d-9d4e-7a3f0b9c2e61'
    Author               = 'ProductionOps contributors'
    CompanyName          = 'ProductionOps contributors'
    Copyright            = 'Copyright (c) ProductionOps contributors'
    Description          = "Deploys, proves, watches and maintains a production web site from the team's own machine, and keeps every fact as plain JSON."
    PowerShellVersion    = '7.6'
    CompatiblePSEditions = @('Core')
    FormatsToProcess     = @('module/ProductionOps.Format.ps1xml')
    TypesToProcess       = @('module/ProductionOps.Types.ps1xml')
    FunctionsToExport    = @()
    AliasesToExport      = @()
    VariablesToExport    = @()
    CmdletsToExport      = @(
        'Approve-Maintenance'
        'Compare-ProductionConfiguration'
        'Compare-ProductionDeployment'
        'Confirm-MonitoringAlert'
        'Deny-Maintenance'
        'Export-ProductionConfiguration'
        'Export-ProductionRecord'
        'Export-ProductionReport'
        'Get-Maintenance'
        'Get-MonitoringAlert'
        'Get-MonitoringRecord'
        'Get-MonitoringReport'
        'Get-ProductionAnalytics'
        'Get-ProductionBackup'
        'Get-ProductionConfiguration'
        'Get-ProductionDeployment'
        'Get-ProductionFeature'
        'Get-ProductionSchedule'
        'Get-ProductionStatus'
        'Get-ProductionStore'
        'Get-UptimeIncident'
        'Import-ProductionConfiguration'
        'Import-ProductionRecord'
        'Initialize-ProductionStore'
        'Invoke-Maintenance'
        'Invoke-ProductionMonitor'
        'Lock-ProductionDeployment'
        'New-Maintenance'
        'New-ProductionDeployment'
        'Optimize-ProductionStore'
        'Register-ProductionSchedule'
        'Repair-ProductionStore'
        'Resolve-MonitoringAlert'
        'Resolve-UptimeIncident'
        'Restore-ProductionBackup'
        'Restore-ProductionConfiguration'
        'Set-ProductionConfiguration'
        'Set-ProductionFeature'
        'Set-UptimeIncident'
        'Stop-Maintenance'
        'Test-MonitoringAlert'
        'Test-ProductionBackup'
        'Test-ProductionConfiguration'
        'Test-ProductionContent'
        'Test-ProductionDeployment'
        'Test-ProductionFeature'
        'Test-ProductionStore'
        'Undo-ProductionDeployment'
        'Unlock-ProductionDeployment'
        'Unregister-ProductionSchedule'
    )
    PrivateData          = @{
        PSData = @{
            Tags         = @('PSEdition_Core', 'Windows', 'Linux', 'MacOS', 'Deployment', 'Monitoring', 'Rollback', 'Astro', 'StaticSite', 'DevOps')
            LicenseUri   = 'https://opensource.org/license/mit'
            ReleaseNotes = 'Deploying: build, validation, release, proof and rollback of static sites.'
        }
    }
}
