using System.Text.Json;
using ProductionOps.Files;

namespace ProductionOps.Monitoring.Performance.Lighthouse;

/// <summary>
/// Reads a finished report of Lighthouse, or of Lighthouse CI the manifest (<c>.lighthouseci/manifest.json</c>) and the report of the
/// representative run that it names.
/// </summary>
/// <param name="files">Reads files.</param>
public sealed class LighthouseImport(IFileSystem files)
{
    private const long LargestReport = 64 * 1024 * 1024;

    /// <summary>Reads it.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="page">The page that a manifest is asked for.</param>
    /// <exception cref="OperationException"><c>LighthouseReportNotFound</c>, <c>LighthouseReportInvalid</c>, <c>LighthouseFailed</c>.</exception>
    public LighthouseReport Read(string path, Uri page)
    {
        var content = ReadFile(path);
        return IsList(content) ? LighthouseReport.Parse(ReadFile(FindReport(path, content, page))) : LighthouseReport.Parse(content);
    }

    private static bool IsList(byte[] content) => content.AsSpan().TrimStart(" \t\r\n"u8) is [(byte)'[', ..];

    // Machines differ in where they keep the folder; what the manifest names lies beside it.
    private string FindReport(string manifest, byte[] content, Uri page)
    {
        var entry = Entry(content, page);
        var named = entry["jsonPath"].Text ?? throw entry["jsonPath"].Broken("the path of the report is missing");
        var beside = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(manifest))!, named[(named.LastIndexOfAny(['/', '\\']) + 1)..]);
        return files.FileExists(beside) ? beside : named;
    }

    private static ReportNode Entry(byte[] content, Uri page)
    {
        try
        {
            using var document = JsonDocument.Parse(content);
            var entries = new ReportNode("", document.RootElement.Clone()).Items.Where(entry => entry["isRepresentativeRun"].Truth == true).ToList();
            if (entries.Count == 0) throw new ReportNode("", null).Broken("no run is the representative one");
            return entries.Count == 1
                ? entries[0]
                : entries.Find(entry => Uri.TryCreate(entry["url"].Text, UriKind.Absolute, out var url) && url == page) is { Element: not null } found
                    ? found
                    : throw new ReportNode("", null).Broken($"no run is of '{page}'");
        }
        catch (JsonException exception)
        {
            throw new ReportNode("", null).Broken($"it is not JSON ({exception.Message})");
        }
    }

    private byte[] ReadFile(string path)
    {
        try
        {
            if (files.Find(path) is { Length: > LargestReport } large) throw new ReportNode("", null).Broken($"{large.Length} bytes are too many");
            return files.ReadAllBytes(path);
        }
        catch (Exception exception) when (FileErrors.IsFileError(exception))
        {
            throw new OperationException(
                "LighthouseReportNotFound", ErrorKind.NotFound, $"'{path}' cannot be read: {exception.Message} Name the JSON file that Lighthouse wrote.", path, exception);
        }
    }
}
