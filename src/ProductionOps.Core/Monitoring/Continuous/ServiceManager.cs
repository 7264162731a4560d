using System.Globalization;
using System.Net.Sockets;

namespace ProductionOps.Monitoring.Continuous;

/// <summary>
/// Tells the service manager that started this process how it is (sd_notify(3)): nothing where there is none, and on systems without one.
/// </summary>
/// <param name="variables">The process environment.</param>
internal sealed class ServiceManager(Func<string, string?> variables)
{
    private readonly string? _address = variables("NOTIFY_SOCKET");

    /// <summary>Longest time between two signs of life that it allows; null where it asks for none.</summary>
    public TimeSpan? Watchdog =>
        _address is not null
        && variables("WATCHDOG_PID") is var process && (process is null || process == Environment.ProcessId.ToString(CultureInfo.InvariantCulture))
        && long.TryParse(variables("WATCHDOG_USEC"), NumberStyles.None, CultureInfo.InvariantCulture, out var microseconds) && microseconds > 0
            ? TimeSpan.FromMicroseconds(microseconds)
            : null;

    /// <summary>Sends assignments such as <c>READY=1</c>. A manager that does not listen is its own affair; it will notice the silence.</summary>
    public void Tell(params ReadOnlySpan<string> assignments)
    {
        if (string.IsNullOrEmpty(_address) || OperatingSystem.IsWindows()) return;
        try
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified) { Blocking = false };
            // A leading @ stands for the abstract namespace, where names begin with a zero.
            var name = _address[0] == '@' ? $"\0{_address[1..]}" : _address;
            socket.SendTo(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', assignments)), new UnixDomainSocketEndPoint(name));
        }
        catch (Exception exception) when (exception is SocketException or ArgumentException)
        {
        }
    }
}
