using ProductionOps.Faults.Disks;
using ProductionOps.Files;

namespace ProductionOps.Faults.Rollouts;

/// <summary>A disk after the machine was started anew.</summary>
internal sealed class RebootedFileSystem(IFileSystem inner) : DelegatingFileSystem(inner)
{
    public override string BootId(TimeProvider time) => "after the loss of power";
}
