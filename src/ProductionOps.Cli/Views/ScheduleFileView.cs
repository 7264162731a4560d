using ProductionOps.Cli.Hosting;
using ProductionOps.Cli.Output;
using ProductionOps.Json;
using ProductionOps.Scheduling;

namespace ProductionOps.Cli.Views;

/// <summary>How the texts of a schedule are shown.</summary>
internal static class ScheduleFileView
{
    private static View<ScheduleFile> Instance { get; } = new()
    {
        Json = ProductionJson.Default.ScheduleFile,
        Columns = [new("FILE", static f => f.Path), new("CONTENT", static f => f.Content)],
        Fields = [new("path", static f => f.Path), new("content", static f => f.Content)],
    };

    /// <summary>Writes them; for people the exact text under its name.</summary>
    public static async Task WriteAsync(CommandContext context, IReadOnlyList<ScheduleFile> files, CancellationToken cancellationToken)
    {
        if (!context.Output.IsForPeople)
        {
            await context.Output.WriteAsync(Instance, files, cancellationToken);
            return;
        }

        await using var writer = context.Terminal.OpenWriter();
        foreach (var file in files) await writer.WriteLineAsync($"{file.Path}:\n{file.Content}");
    }
}
