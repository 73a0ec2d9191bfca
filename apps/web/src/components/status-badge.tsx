import type { Contact } from "@roster/domain";

const colors: Record<Contact["status"], string> = {
  Active: "text-good",
  Inactive: "text-muted",
  Blocked: "text-danger",
};

export function StatusBadge({ status }: { status: Contact["status"] }) {
  return (
    <span className={`inline-flex items-center gap-1.5 ${colors[status]}`}>
      <span aria-hidden="true" className="size-1.5 rounded-full bg-current" />
      {status}
    </span>
  );
}
