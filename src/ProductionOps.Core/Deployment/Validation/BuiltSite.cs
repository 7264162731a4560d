using ProductionOps.Files;
using ProductionOps.Sites;

namespace ProductionOps.Deployment.Validation;

/// <summary>Serves a built site to this machine as its host will.</summary>
internal static class BuiltSite
{
    public static StaticSiteServer Serve(IFileSystem files, TimeProvider time, ValidationContext context) =>
        StaticSiteServer.Start(files, time, () => context.OutputDirectory, mount: Mount(context.Configuration.Application.Homepage));

    // A site below a path, as projects on GitHub Pages are, links to itself with that path.
    private static string Mount(string homepage)
    {
        if (!Uri.TryCreate(homepage, UriKind.Absolute, out var address)) return "/";
        return address.AbsolutePath.EndsWith(".html", StringComparison.OrdinalIgnoreCase) ? new Uri(address, ".").AbsolutePath : address.AbsolutePath;
    }
}
