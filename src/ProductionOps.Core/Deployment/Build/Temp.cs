// Stands in until the site builder and the target factory are there: whoever adds them deletes this file and moves BuildStage (below) to Pipeline/BuildStage.cs.
#pragma warning disable
using ProductionOps.Model; using ProductionOps.Files; using ProductionOps.Processes; using ProductionOps.Store; using ProductionOps.Deployment.Targets;
namespace ProductionOps.Deployment.Build { 
public sealed record BuildOutcome(BuildInfo Info, string ProjectDirectory, string OutputDirectory, string Log);
public sealed class SiteBuilder(IProcessRunner p, IFileSystem f) {}
}
namespace ProductionOps.Deployment.Targets {
public sealed class ReleaseTargetFactory(IFileSystem files, IProcessRunner p, IStateCollection s, TimeProvider t) {
 public IReleaseTarget Create(DeploymentTarget x, DeploymentStrategy st, string root) => new DirectoryTarget(files, Path.GetFullPath(x.Path!, root), x.Name ?? "directory", st) { PreviewUrl = x.PreviewUrl is null ? null : new Uri(x.PreviewUrl) };
}}
namespace ProductionOps.Deployment.Pipeline {
using ProductionOps.Deployment.Build;
internal sealed class BuildStage(SiteBuilder b, IOperationReporter r) {
 public async Task<BuildOutcome> RunAsync(PreparedDeployment p, DeploymentRecorder rec, CancellationToken ct) {
  var o = Path.Combine(p.Revision.RepositoryRoot, p.Configuration.Deployment.Build!.Output);
  long js=0,css=0,a=0; foreach (var f in Directory.EnumerateFiles(o,"*",SearchOption.AllDirectories)) { var l=new FileInfo(f).Length; if (f.EndsWith(".js")) js+=l; else if (f.EndsWith(".css")) css+=l; else a+=l; }
  var info = new BuildInfo { BundleSize = new BundleSize { Javascript=js, Css=css, Assets=a, Total=js+css+a } };
  await rec.UpdateAsync(x => x with { BuildInfo = info });
  return new BuildOutcome(info, p.Revision.RepositoryRoot, o, "");
 }}}
