using System.ComponentModel;
using System.Diagnostics;

namespace ProductionOps.PowerShell.Tests;

public sealed class SessionTests
{
    [Fact]
    public async Task The_module_is_imported_by_a_real_PowerShell()
    {
        var names = await RunAsync("Import-Module $env:MANIFEST; (Get-Command -Module ProductionOps).Name");
        Assert.Equal(Cmdlets.All.Keys, names.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_store_that_is_missing_is_a_terminating_error_with_its_identifier()
    {
        var output = await RunAsync(
            "Import-Module $env:MANIFEST; try { Get-ProductionStore -StorePath $env:EMPTY; 'went on' } catch { $_.FullyQualifiedErrorId; $_.CategoryInfo.Category }");
        Assert.Equal(["StoreNotFound,ProductionOps.PowerShell.Commands.GetProductionStoreCommand", "ObjectNotFound"], output);
    }

    private static async Task<IReadOnlyList<string>> RunAsync(string script)
    {
        var start = new ProcessStartInfo("pwsh") { RedirectStandardOutput = true };
        start.ArgumentList.Add("-NoProfile");
        start.ArgumentList.Add("-NonInteractive");
        start.ArgumentList.Add("-Command");
        start.ArgumentList.Add(script);
        start.Environment["MANIFEST"] = Repository.PathOf("ProductionOps.psd1");
        start.Environment["EMPTY"] = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        using var process = Start(start);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            Assert.Skip("PowerShell is not installed: install pwsh 7.6 (https://aka.ms/powershell).");
            throw;
        }
    }
}
