import type { Message } from "@roster/domain";

const paths: Partial<Record<Message["messageType"], string>> = {
  Image: "M2 3h12v10H2zM2 11l4-4 3 3 2-2 3 3",
  Video: "M2 4h8v8H2zM10 7l4-2v6l-4-2",
  Audio: "M6 4v4a2 2 0 0 0 4 0V4a2 2 0 0 0-4 0M4 8a4 4 0 0 0 8 0M8 12v2",
  Document: "M4 2h5l3 3v9H4zM9 2v3h3",
  Sticker: "M3 3h10v6l-4 4H3zM13 9H9v4",
  Location: "M8 14s5-4.5 5-8A5 5 0 0 0 3 6c0 3.5 5 8 5 8zM8 7.5a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3z",
  Contacts: "M8 8a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2.5 14a5.5 5.5 0 0 1 11 0",
  Address: "M2 8l6-5 6 5M4 7v6h8V7",
};

/** A picture of what a message holds, where it is no text; drawn, for not every computer has emoji. */
export function MessageIcon({ type }: { type: Message["messageType"] }) {
  const path = paths[type];
  if (!path) return null;
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 16 16"
      className="size-4 shrink-0 self-center text-muted"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.25"
      strokeLinejoin="round"
      strokeLinecap="round"
    >
      <path d={path} />
    </svg>
  );
}
