namespace ProductionOps.Files;

/// <summary>Turns what the operating system says into errors that tell a user what to do.</summary>
public static class FileErrors
{
    private const int Enospc = 28;
    private const int Edquot = 122;
    private const int Erofs = 30;
    private const int Ewouldblock = 11;
    private const int EdquotDarwin = 69;
    private const int EwouldblockDarwin = 35;
    private const int ErrorDiskFull = unchecked((int)0x80070070);
    private const int ErrorHandleDiskFull = unchecked((int)0x80070027);
    private const int ErrorSharingViolation = unchecked((int)0x80070020);
    private const int ErrorLockViolation = unchecked((int)0x80070021);

    /// <summary>Whether an exception comes from the file system.</summary>
    public static bool IsFileError(Exception exception) => exception is IOException or UnauthorizedAccessException;

    /// <summary>Whether a file could not be opened because somebody else holds it.</summary>
    public static bool IsSharingViolation(IOException exception) =>
        exception is not FileNotFoundException and not DirectoryNotFoundException and not PathTooLongException &&
        (exception.HResult is ErrorSharingViolation or ErrorLockViolation ||
            exception.HResult == (OperatingSystem.IsMacOS() ? EwouldblockDarwin : Ewouldblock));

    /// <summary>Whether a file could not be written because there is no room, or no quota, left.</summary>
    public static bool IsDiskFull(IOException exception) =>
        exception.HResult is Enospc or ErrorDiskFull or ErrorHandleDiskFull ||
        exception.HResult == (OperatingSystem.IsMacOS() ? EdquotDarwin : Edquot);

    /// <summary>The error that a user sees for a failure of the file system.</summary>
    /// <param name="exception">What the operating system said.</param>
    /// <param name="idPrefix">What was being used, such as <c>Store</c> or <c>Target</c>; the id is that and the cause.</param>
    /// <param name="path">The file or directory it is about.</param>
    public static OperationException Describe(Exception exception, string idPrefix, string path) => exception switch
    {
        IOException disk when IsDiskFull(disk) => new OperationException(
            idPrefix + "DiskFull",
            ErrorKind.DiskFull,
            $"There is no room left to write '{path}'. Free some space and run the command again; nothing was lost.",
            path,
            exception),
        IOException { HResult: Erofs } => new OperationException(
            idPrefix + "ReadOnly",
            ErrorKind.PermissionDenied,
            $"'{path}' is on a read-only file system. Make it writable or choose another place.",
            path,
            exception),
        UnauthorizedAccessException => new OperationException(
            idPrefix + "AccessDenied",
            ErrorKind.PermissionDenied,
            $"Access to '{path}' is denied. Check its owner and permissions.",
            path,
            exception),
        DirectoryNotFoundException => new OperationException(
            idPrefix + "PathNotFound",
            ErrorKind.NotFound,
            $"'{path}', or the directory that it would be in, does not exist. Make the directory first, or correct the path.",
            path,
            exception),
        FileNotFoundException => new OperationException(
            idPrefix + "PathNotFound", ErrorKind.NotFound, $"'{path}' does not exist.", path, exception),
        _ => new OperationException(
            idPrefix + "IOError", ErrorKind.Failed, $"'{path}' could not be used: {exception.Message}", path, exception),
    };
}
