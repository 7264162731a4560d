using System.Text;

namespace ProductionOps.Core.Tests.Sites;

/// <summary>A folder with a name that trips up careless code, filled with files for one test.</summary>
internal sealed class SiteFolder : IDisposable
{
    public SiteFolder()
    {
        Parent = Directory.CreateTempSubdirectory("sites é ").FullName;
        Root = Path.Combine(Parent, "built site ü");
        Directory.CreateDirectory(Root);
    }

    public string Parent { get; }

    public string Root { get; }

    public SiteFolder With(string path, string content) => With(path, Encoding.UTF8.GetBytes(content));

    public SiteFolder With(string path, byte[] content)
    {
        var full = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, content);
        return this;
    }

    public void Dispose() => Directory.Delete(Parent, recursive: true);
}
