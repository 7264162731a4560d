using System.Text;

namespace ProductionOps.Deployment.Targets.Ssh;

/// <summary>
/// A script for a POSIX shell on the host of an ssh target. It comes on standard input, so that no login shell reads it, and every
/// value in it is quoted. The layout is that of a directory target, and so are the rules.
/// </summary>
internal sealed class RemoteScript
{
    public const int HeldCode = 75;
    public const int UnsafeCode = 76;
    public const int ActiveCode = 77;
    public const int NotFoundCode = 78;
    public const int KeptMissingCode = 79;

    private const string Prelude = """
        set -u
        export LC_ALL=C
        umask 022
        active_of() {
          link=$(readlink current 2>/dev/null) || link=
          case $link in slots/*) link=$(readlink "$link" 2>/dev/null) || link= ;; esac
          active=${link##*/}
        }
        lock() {
          if command -v flock >/dev/null 2>&1; then exec 9>.lock && flock -n 9 || exit 75; fi
        }
        safe() {
          for name in current idle; do
            if [ -e "$name" ] && [ ! -L "$name" ]; then exit 76; fi
          done
        }
        replace_link() { mv -fT "$1" "$2" 2>/dev/null || mv -fh "$1" "$2" 2>/dev/null || mv -fT "$1" "$2"; }
        point() {
          [ "$(readlink "$1" 2>/dev/null)" = "$2" ] && return 0
          rm -f "$1.new" && ln -s "$2" "$1.new" && replace_link "$1.new" "$1"
        }
        flush() { sync -f . 2>/dev/null || sync; }
        slot_of() { link=$(readlink current 2>/dev/null) || link=; case $link in slots/blue) slot=blue other=green ;; slots/green) slot=green other=blue ;; *) slot= other=blue ;; esac; }
        in_slot() { link=$(readlink "slots/$1" 2>/dev/null) || link=; held=${link##*/}; }
        fill_idle() {
          slot_of
          mkdir -p slots && point "slots/$other" "../releases/$1" && point idle "slots/$other"
        }
        activate_slot() {
          slot_of; in_slot "${slot:-none}"
          if [ "$held" != "$1" ]; then
            active_of; before=$active
            in_slot "$other"
            if [ "$held" != "$1" ]; then fill_idle "$1" || exit 1; fi
            flush
            point current "slots/$other" || exit 1
            slot_of; in_slot "$other"
            if [ -n "$before" ] && [ "$held" != "$before" ]; then point "slots/$other" "../releases/$before" || exit 1; fi
          fi
          slot_of; in_slot "$other"
          if [ -n "$held" ]; then point idle "slots/$other" || exit 1; fi
        }
        discard() {
          active_of
          [ "$active" = "$1" ] && exit 77
          rm -f "manifests/$1.json" "manifests/.$1.new"
          for name in blue green; do
            in_slot "$name"
            if [ "$held" = "$1" ]; then
              [ "$(readlink idle 2>/dev/null)" = "slots/$name" ] && rm -f idle
              rm -f "slots/$name"
            fi
          done
          rm -rf "releases/$1"
        }
        keep() {
          source="releases/$2/$3" destination="releases/$4/$3"
          sum=$(sha256sum 2>/dev/null <"$source") || exit 79
          [ "${sum%% *}" = "$1" ] || exit 79
          mkdir -p "${destination%/*}"
          ln "$source" "$destination" 2>/dev/null || cp "$source" "$destination" || exit 1
        }
        hashes() {
          [ -d "releases/$1" ] || exit 78
          ( cd "releases/$1" && find . ! -type d ! -type f -exec printf 'other %s\n' {} \; && find . -type f -exec sha256sum {} + )
        }

        """;

    private readonly StringBuilder _text = new(Prelude.ReplaceLineEndings("\n"));

    /// <summary>Adds a line of the script; what is interpolated is quoted.</summary>
    public RemoteScript Add(RemoteLine line)
    {
        _text.Append(line.Text).Append('\n');
        return this;
    }

    public override string ToString() => _text.ToString();
}
