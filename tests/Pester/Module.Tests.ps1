BeforeAll { . $PSScriptRoot/Support/Module.ps1 }

Describe 'The module' {
    It 'exports what its manifest names, each with help and two examples' {
        $manifest = Import-PowerShellDataFile $Manifest
        $commands = Get-Command -Module ProductionOps
        $commands.Name | Sort-Object | Should -Be ($manifest.CmdletsToExport | Sort-Object)
        foreach ($command in $commands) {
            $help = Get-Help $command.Name
            $help.Synopsis | Should -Not -BeLike "*$($command.Name) *<*" -Because 'generated help repeats the syntax'
            @($help.examples.example).Count | Should -BeGreaterOrEqual 2
            $help.description.Text | Should -Not -BeNullOrEmpty
            $full = Get-Help $command.Name -Full | Out-String
            foreach ($part in 'SYNTAX', 'PARAMETERS', 'INPUTS', 'OUTPUTS', 'NOTES', 'RELATED LINKS') { $full | Should -Match "(?m)^$part" -Because $command.Name }
            $full | Should -Match 'On the command line: prodops \w+'
            foreach ($parameter in $help.parameters.parameter) { $parameter.description.Text | Should -Not -BeNullOrEmpty -Because "$($command.Name) -$($parameter.name)" }
        }
    }

    It 'has the topic <_>' -ForEach 'about_ProductionOps', 'about_ProductionOps_Store', 'about_ProductionOps_Configuration' {
        Get-Help $_ | Should -Match 'SHORT DESCRIPTION'
    }

    It 'has a manifest that the gallery accepts' {
        $module = Test-ModuleManifest $Manifest
        $module.PowerShellVersion | Should -Be '7.6'
        $module.CompatiblePSEditions | Should -Be 'Core'
        $module.Tags | Should -Contain 'PSEdition_Core'
        $module.LicenseUri | Should -Not -BeNullOrEmpty
    }

    It 'is imported again with -Force' {
        { Import-Module $Manifest -Force -ErrorAction Stop } | Should -Not -Throw
        Get-Command Get-ProductionStore | Should -Not -BeNullOrEmpty
    }

    It 'loads no package when it is imported' {
        $loaded = pwsh -NoProfile -NonInteractive -Command "Import-Module '$Manifest'; [AppDomain]::CurrentDomain.GetAssemblies().GetName().Name"
        $loaded | Should -Contain 'ProductionOps.Core'
        $loaded | Should -Not -Contain 'ProductionOps.Integrations'
        $loaded | Should -Not -Contain 'YamlDotNet'
    }

    It 'is found and loaded by the name of a command' {
        $paths = Join-Path $TestDrive 'Modules'
        $copy = Join-Path $paths 'ProductionOps'
        $null = New-Item $copy -ItemType Directory -Force
        $source = Split-Path $Manifest
        Copy-Item $Manifest $copy
        Copy-Item (Join-Path $source module), (Join-Path $source en-US) $copy -Recurse
        $found = pwsh -NoProfile -NonInteractive -Command "`$env:PSModulePath = '$paths'; (Get-Command Get-ProductionStore).Source"
        $found | Should -Be 'ProductionOps'
    }
}

Describe 'Another version of YamlDotNet in the session' {
    BeforeAll {
        # A stand-in with the name of the package and a version of its own.
        $other = Join-Path $TestDrive 'YamlDotNet.dll'
        pwsh -NoProfile -NonInteractive -Command "Add-Type -OutputAssembly '$other' -TypeDefinition '[assembly: System.Reflection.AssemblyVersion(`"4.2.0.0`")] namespace YamlDotNet { public class Stranger { public static string Version() { return typeof(Stranger).Assembly.GetName().Version.ToString(); } } }'"
        $yaml = Join-Path $TestDrive 'broken.yaml'
        Set-Content $yaml "version: [1,"
        $use = "(Test-ProductionConfiguration '$yaml').Problems[0].Id"
        $stranger = "Add-Type -Path '$other'; [YamlDotNet.Stranger]::Version()"
        $own = "[Runtime.Loader.AssemblyLoadContext]::All | Where-Object Name -eq 'ProductionOps.Integrations' | ForEach-Object { `$_.Assemblies.GetName() | Where-Object Name -eq 'YamlDotNet' | ForEach-Object { 'own ' + `$_.Version.Major } }"
    }

    It 'does no harm when it is loaded first' {
        $output = pwsh -NoProfile -NonInteractive -Command "$stranger; Import-Module '$Manifest'; $use; $own; [YamlDotNet.Stranger]::Version()"
        $output | Should -Be '4.2.0.0', 'ConfigurationYamlInvalid', 'own 16', '4.2.0.0'
    }

    It 'does no harm when it is loaded last' {
        $output = pwsh -NoProfile -NonInteractive -Command "Import-Module '$Manifest'; $use; $stranger; $use; $own"
        $output | Should -Be 'ConfigurationYamlInvalid', '4.2.0.0', 'ConfigurationYamlInvalid', 'own 16'
    }
}
