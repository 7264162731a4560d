using System.Reflection;
using System.Text;

namespace ProductionOps.Cli.Tour;

/// <summary>The sample site, which this program carries, in the folder of a tour.</summary>
internal sealed class SampleSite(string folder)
{
    private const string ResourcePrefix = "sample/";
    private const string SampleAuthority = "127.0.0.1:8080";
    private const string Page = "public/index.html";
    private const string FirstHeading = "The light has been on since 1871.";

    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The heading of the second version.</summary>
    public const string SecondHeading = "Open every day this summer.";

    /// <summary>Name of the configuration file.</summary>
    public const string ConfigurationFile = "production.yaml";

    /// <summary>Writes its files, with a configuration for the address at which the tour serves it.</summary>
    /// <returns>The files and their bytes.</returns>
    public (int Files, long Bytes) Write(Uri address)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var (files, bytes) = (0, 0L);
        foreach (var name in assembly.GetManifestResourceNames().Where(static n => n.StartsWith(ResourcePrefix, StringComparison.Ordinal)))
        {
            using var resource = assembly.GetManifestResourceStream(name)!;
            using var file = Create(name[ResourcePrefix.Length..].Replace('\\', '/'));
            resource.CopyTo(file);
            files++;
            bytes += file.Length;
        }

        WriteConfiguration(address);
        File.AppendAllText(PathOf(".gitignore"), "# the record of deployments\nproduction/\n", Encoding);
        return (files, bytes);
    }

    /// <summary>Changes the page that everybody sees first.</summary>
    public void ChangeHeading()
    {
        var page = File.ReadAllText(PathOf(Page), Encoding);
        TourExpectation.Require(page.Contains(FirstHeading, StringComparison.Ordinal), $"the sample to say \"{FirstHeading}\"", "it does not");
        File.WriteAllText(PathOf(Page), page.Replace(FirstHeading, SecondHeading, StringComparison.Ordinal), Encoding);
    }

    /// <summary>Breaks the site as people do: the home page gets another name.</summary>
    public void RenameHomePage() => File.Move(PathOf(Page), PathOf("public/home.html"));

    private void WriteConfiguration(Uri address)
    {
        var path = PathOf(ConfigurationFile);
        var text = File.ReadAllText(path, Encoding);
        TourExpectation.Require(
            text.Contains(SampleAuthority, StringComparison.Ordinal), $"{ConfigurationFile} to name {SampleAuthority}", "it does not");
        var lines = text.Replace(SampleAuthority, address.Authority, StringComparison.Ordinal)
            .Split('\n')
            // The schema lies elsewhere, seen from here.
            .Where(static line => !line.StartsWith("# yaml-language-server", StringComparison.Ordinal))
            // A site on this machine answers at once or not at all.
            .SelectMany(static line => line.StartsWith("  healthCheckUrl:", StringComparison.Ordinal) ? [line, "  healthCheckTimeout: 2"] : new[] { line });
        File.WriteAllText(path, string.Join('\n', lines), Encoding);
    }

    private FileStream Create(string name)
    {
        var path = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return File.Create(path);
    }

    private string PathOf(string name) => Path.Combine([folder, .. name.Split('/')]);
}
