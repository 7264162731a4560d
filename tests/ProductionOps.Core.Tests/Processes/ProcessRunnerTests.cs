using System.Collections.Concurrent;
using ProductionOps.Processes;

namespace ProductionOps.Core.Tests.Processes;

public sealed class ProcessRunnerTests
{
    private static readonly CancellationToken None = TestContext.Current.CancellationToken;
    private readonly ProcessRunner _runner = new(TimeProvider.System);

    private static ProcessRequest Shell(string script, params string[] arguments)
    {
        Assert.SkipUnless(File.Exists("/bin/sh"), "Needs /bin/sh, which Linux and macOS have.");
        return new ProcessRequest("/bin/sh", ["-c", script, "sh", .. arguments]);
    }

    [Fact]
    public async Task Arguments_reach_the_program_as_they_are()
    {
        string[] arguments = ["a b", "*", "$HOME", "'\"", "über", "", "line\nline", "-n"];

        var result = await _runner.RunAsync(Shell("printf '[%s]' \"$@\"", arguments), None);

        Assert.True(result.Succeeded);
        Assert.Equal(string.Concat(arguments.Select(argument => $"[{argument}]")), result.Output);
    }

    [Fact]
    public async Task Both_outputs_are_read_at_once_and_their_lines_told_in_order()
    {
        var lines = new ConcurrentQueue<string>();
        var script = "i=0; while [ $i -lt 20000 ]; do echo out$i; echo err$i >&2; i=$((i+1)); done";

        var result = await _runner.RunAsync(Shell(script) with { OnLine = lines.Enqueue }, None);

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(Enumerable.Range(0, 20000).Select(i => $"out{i}"), lines.Where(line => line.StartsWith("out", StringComparison.Ordinal)));
        Assert.Equal(Enumerable.Range(0, 20000).Select(i => $"err{i}"), lines.Where(line => line.StartsWith("err", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Of_a_long_output_the_end_is_kept()
    {
        var request = Shell("i=0; while [ $i -lt 5000 ]; do echo 0123456789; i=$((i+1)); done; echo end") with { OutputLimit = 1000 };

        var result = await _runner.RunAsync(request, None);

        Assert.True(result.IsTruncated);
        Assert.Equal(1000, result.Output.Length);
        Assert.EndsWith("0123456789\nend\n", result.Output, StringComparison.Ordinal);
        Assert.Equal("end", result.LastLine);
    }

    [Fact]
    public async Task Input_is_given_and_closed()
    {
        var text = string.Concat(Enumerable.Repeat("ü line\n", 50_000));

        var result = await _runner.RunAsync(Shell("cat") with { Input = text }, None);

        Assert.Equal(text, result.Output);
    }

    [Fact]
    public async Task A_program_that_ignores_its_input_succeeds()
    {
        var result = await _runner.RunAsync(Shell("exit 0") with { Input = new string('x', 10_000_000) }, None);

        Assert.Equal(0, result.ExitCode);
    }

    [Theory]
    [InlineData("exit 7", 7)]
    [InlineData("kill -9 $$", 137)]
    [InlineData("kill -15 $$", 143)]
    public async Task Exit_codes_and_signals_are_told(string script, int expected) =>
        Assert.Equal(expected, (await _runner.RunAsync(Shell(script), None)).ExitCode);

    [Fact]
    public async Task A_missing_program_is_named()
    {
        var exception = await Assert.ThrowsAsync<OperationException>(
            () => _runner.RunAsync(new ProcessRequest("no-such-program-here", []), None));

        Assert.Equal("ProgramNotFound", exception.Id);
        Assert.Equal(ErrorKind.Unavailable, exception.Kind);
        Assert.Contains("no-such-program-here", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_in_the_current_directory_is_not_found_by_its_bare_name()
    {
        using var folder = new TemporaryFolder();
        var program = folder.WriteText("git-impostor", "#!/bin/sh\necho impostor\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(program, (UnixFileMode)0b111_101_101);

        var exception = await Assert.ThrowsAsync<OperationException>(
            () => _runner.RunAsync(new ProcessRequest("git-impostor", []) { WorkingDirectory = folder.Path }, None));

        Assert.Equal("ProgramNotFound", exception.Id);
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Scripts with a first line #! run on Linux and macOS.");
        var named = await _runner.RunAsync(new ProcessRequest("./git-impostor", []) { WorkingDirectory = folder.Path }, None);
        Assert.Equal("impostor\n", named.Output);
    }

    [Fact]
    public async Task A_missing_working_directory_is_not_blamed_on_the_program()
    {
        using var folder = new TemporaryFolder();
        var missing = System.IO.Path.Combine(folder.Path, "missing");

        var exception = await Assert.ThrowsAsync<OperationException>(
            () => _runner.RunAsync(Shell("exit 0") with { WorkingDirectory = missing }, None));

        Assert.Equal("WorkingDirectoryNotFound", exception.Id);
    }

    [Fact]
    public async Task A_time_limit_ends_descendants_that_lost_their_parent()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Needs /proc, which Linux has.");
        var pid = new TaskCompletionSource<int>();
        // The subshell ends at once, so that the sleeping grandchild belongs to init when the limit is reached.
        var request = Shell("(sh -c 'echo $$; exec sleep 1000' &) ; exec sleep 1000") with
        {
            Timeout = TimeSpan.FromSeconds(1),
            OnLine = line => pid.TrySetResult(int.Parse(line, System.Globalization.CultureInfo.InvariantCulture)),
        };

        var exception = await Assert.ThrowsAsync<OperationException>(() => _runner.RunAsync(request, None));

        Assert.Equal("ProgramTimeout", exception.Id);
        Assert.Equal(ErrorKind.Timeout, exception.Kind);
        var grandchild = await pid.Task;
        Assert.True(SpinWait.SpinUntil(() => IsGone(grandchild), TimeSpan.FromSeconds(20)), "The grandchild still runs.");
    }

    [Fact]
    public async Task Cancellation_ends_the_program()
    {
        using var source = new CancellationTokenSource();
        var pid = 0;
        var request = Shell("echo $$; exec sleep 1000") with
        {
            OnLine = line =>
            {
                pid = int.Parse(line, System.Globalization.CultureInfo.InvariantCulture);
                source.Cancel();
            },
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _runner.RunAsync(request, source.Token));

        Assert.SkipUnless(OperatingSystem.IsLinux(), "Needs /proc, which Linux has.");
        Assert.True(SpinWait.SpinUntil(() => IsGone(pid), TimeSpan.FromSeconds(20)), "The program still runs.");
    }

    [Fact]
    public async Task A_daemon_that_keeps_the_pipe_open_does_not_hold_up_the_result()
    {
        var result = await _runner.RunAsync(Shell("sleep 1000 & echo $!"), None);

        using var daemon = System.Diagnostics.Process.GetProcessById(
            int.Parse(result.Output, System.Globalization.CultureInfo.InvariantCulture));
        daemon.Kill();
        Assert.Equal(0, result.ExitCode);
    }

    [Fact]
    public async Task A_reader_that_fails_ends_the_program()
    {
        var request = Shell("while :; do echo line; done") with { OnLine = _ => throw new InvalidDataException("enough") };

        var exception = await Assert.ThrowsAsync<InvalidDataException>(() => _runner.RunAsync(request, None));

        Assert.Equal("enough", exception.Message);
    }

    [Fact]
    public async Task Output_can_be_read_as_bytes()
    {
        var bytes = new MemoryStream();
        var request = Shell("printf '\\377\\000\\n'") with { ReadOutput = (stream, token) => stream.CopyToAsync(bytes, token) };

        await _runner.RunAsync(request, None);

        Assert.Equal([0xFF, 0x00, 0x0A], bytes.ToArray());
    }

    [Fact]
    public async Task A_given_environment_is_the_whole_one()
    {
        var request = Shell("env") with { Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["ONLY"] = "this one" } };

        var result = await _runner.RunAsync(request, None);

        Assert.Contains("ONLY=this one", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("HOME=", result.Output, StringComparison.Ordinal);
    }

    private static bool IsGone(int id)
    {
        var path = $"/proc/{id}/stat";
        // A zombie has ended; who collects it is the business of its parent.
        return !File.Exists(path) || File.ReadAllText(path).Contains(") Z ", StringComparison.Ordinal);
    }
}
