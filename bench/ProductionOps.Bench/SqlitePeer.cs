using System.Diagnostics;
using System.Globalization;

namespace ProductionOps.Bench;

/// <summary>
/// SQLite in a process that stays open, through Python's own module, which measures its statements itself, so that the pipe between
/// the processes is in no time.
/// </summary>
internal sealed class SqlitePeer : IDisposable
{
    private const string Program = """
        import sqlite3, sys, time, math, random
        db = sqlite3.connect(sys.argv[1], isolation_level=None)
        db.execute("pragma journal_mode=wal"); db.execute("pragma synchronous=full")
        db.execute("create table if not exists samples(id text primary key, ts integer, type text, environment text, status text, response real, http integer, record text) without rowid")
        record = sys.argv[2]
        def row(ts):
            return ("%016d" % ts, ts, "uptime", "production", "up" if ts % 200 else "degraded", round(80 - 120 * math.log(1 - random.random()), 1), 200, record)
        insert = "insert into samples values(?,?,?,?,?,?,?,?)"
        report = "select status, count(*), sum(response), min(response), max(response) from samples where type='uptime' and environment='production' and ts>=? and ts<? group by status"
        p95 = "select response from samples where type='uptime' and environment='production' and ts>=? and ts<? order by response limit 1 offset ?"
        last = 10**15
        for line in sys.stdin:
            verb, *args = line.split()
            if verb == "fill":
                n, span = int(args[0]), int(args[1])
                db.execute("begin")
                db.executemany(insert, (row(i * span // max(n, 1)) for i in range(n)))
                db.execute("commit")
                db.execute("create index if not exists covering on samples(type, environment, ts, status, response)")
                db.execute("pragma wal_checkpoint(truncate)")
                print(0, flush=True)
            elif verb == "add":
                last += 1
                values = row(last)
                begin = time.perf_counter(); db.execute(insert, values); took = time.perf_counter() - begin
                print(took * 1000, flush=True)
            elif verb == "report":
                a, b = int(args[0]), int(args[1])
                begin = time.perf_counter()
                rows = db.execute(report, (a, b)).fetchall()
                count = sum(r[1] for r in rows)
                db.execute(p95, (a, b, int((count - 1) * 0.95))).fetchall()
                print((time.perf_counter() - begin) * 1000, flush=True)
        """;

    private readonly Process _process;

    public SqlitePeer(string database, string record)
    {
        var start = new ProcessStartInfo("python3") { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var argument in new[] { "-c", Program, database, record }) start.ArgumentList.Add(argument);
        _process = Process.Start(start)!;
    }

    public void Fill(int records, long span) => Ask($"fill {records} {span}");

    public double Add() => Ask("add");

    public double Report(long from, long to) => Ask($"report {from} {to}");

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private double Ask(string line)
    {
        _process.StandardInput.WriteLine(line);
        _process.StandardInput.Flush();
        var answer = _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("SQLite's process ended; python3 with its sqlite3 module is needed.");
        return double.Parse(answer, CultureInfo.InvariantCulture);
    }
}
