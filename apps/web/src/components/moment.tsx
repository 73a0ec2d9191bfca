const short = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: "UTC" });

/** A day, with the exact moment on hover. In UTC, as the server and every browser see it alike. */
export function Moment({ at, isTime = false }: { at: string | null; isTime?: boolean }) {
  if (at === null) return <span className="text-muted">never</span>;
  return (
    <time dateTime={at} title={`${at.slice(0, 10)} ${at.slice(11, 19)} UTC`} className="whitespace-nowrap tabular-nums">
      {(isTime ? clock : short).format(new Date(at))}
    </time>
  );
}
