using System.ComponentModel;

namespace ProductionOps.Files;

/// <summary>
/// Exceptions for the error numbers of the system. .NET has them in HResult for its own I/O errors; so have these, so that
/// <see cref="FileErrors"/> classifies both alike.
/// </summary>
internal static class NativeError
{
    public static Exception Of(int error, string path)
    {
        var message = $"{new Win32Exception(error).Message} : '{path}'";
        return error switch
        {
            NativeMethods.Enoent => new FileNotFoundException(message, path),
            NativeMethods.Enotdir => new DirectoryNotFoundException(message),
            NativeMethods.Eacces or NativeMethods.Eperm => new UnauthorizedAccessException(message),
            _ => new IOException(message, error),
        };
    }
}
