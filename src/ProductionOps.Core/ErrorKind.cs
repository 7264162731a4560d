namespace ProductionOps;

/// <summary>What sort of failure an <see cref="OperationException"/> is; front ends map it to their own categories and exit codes.</summary>
public enum ErrorKind
{
    /// <summary>What the user gave is not usable.</summary>
    InvalidInput,

    /// <summary>What was asked for does not exist.</summary>
    NotFound,

    /// <summary>What was to be made exists already.</summary>
    AlreadyExists,

    /// <summary>Somebody else holds it.</summary>
    Busy,

    /// <summary>Stored data is not what was written.</summary>
    Damaged,

    /// <summary>The system refuses access.</summary>
    PermissionDenied,

    /// <summary>A program, file system or service that is needed is missing or does not answer.</summary>
    Unavailable,

    /// <summary>There is no room left.</summary>
    DiskFull,

    /// <summary>It took longer than it may.</summary>
    Timeout,

    /// <summary>It was done and did not succeed.</summary>
    Failed,

    /// <summary>A rule of the configuration forbids it.</summary>
    Forbidden,

    /// <summary>This platform or format cannot do it.</summary>
    Unsupported,
}
