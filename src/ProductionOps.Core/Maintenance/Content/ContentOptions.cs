using ProductionOps.Model;

namespace ProductionOps.Maintenance.Content;

/// <summary>Puts together what is asked for and what the configuration says.</summary>
internal static class ContentOptions
{
    /// <summary>What is checked.</summary>
    /// <exception cref="OperationException"><c>ContentHomepageInvalid</c>: the homepage is no http or https address.</exception>
    public static SiteCheckOptions Of(ContentTestRequest request, ProductionConfiguration? configuration, string directory, string? project)
    {
        var settings = configuration?.Maintenance.ContentValidation;
        var defaults = new SiteCheckOptions { Directory = directory };
        return defaults with
        {
            Homepage = (request.Homepage ?? configuration?.Application.Homepage) is { } homepage ? Parse(homepage) : null,
            Exclude = [.. settings?.Exclude ?? [], .. request.Exclude],
            CheckLinks = settings?.CheckLinks ?? true,
            CheckImages = settings?.ValidateImages ?? true,
            IncludeExternal = request.IncludeExternal ?? settings?.CheckExternalLinks ?? false,
            AllowPrivateAddresses = request.AllowPrivateAddresses,
            LargeImage = settings?.LargeImage ?? defaults.LargeImage,
            StaleAfterDays = request.StaleAfterDays ?? settings?.StaleAfterDays ?? defaults.StaleAfterDays,
            ProjectDirectory = project,
        };
    }

    private static Uri Parse(string homepage) =>
        Uri.TryCreate(homepage, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            ? address
            : throw new OperationException("ContentHomepageInvalid", ErrorKind.InvalidInput, $"'{homepage}' is no http or https address. Write it as https://www.example.org/.", homepage);
}
