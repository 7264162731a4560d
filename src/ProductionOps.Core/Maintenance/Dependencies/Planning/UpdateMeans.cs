namespace ProductionOps.Maintenance.Dependencies.Planning;

/// <summary>How an update is made.</summary>
internal enum UpdateMeans
{
    /// <summary>The package.json files that name the package ask for the version.</summary>
    Manifest,

    /// <summary>Only the lock file changes: whoever needs the package takes the version already.</summary>
    Lock,

    /// <summary>The project's package.json overrides what other packages ask for.</summary>
    Override,
}
