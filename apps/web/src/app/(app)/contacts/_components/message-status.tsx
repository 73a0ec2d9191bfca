import type { Message } from "@roster/domain";

const marks: Record<Message["status"], { sign: string; color: string; words: string }> = {
  Sent: { sign: "✓", color: "text-muted", words: "Sent" },
  Delivered: { sign: "✓✓", color: "text-muted", words: "Delivered" },
  Unread: { sign: "✓✓", color: "text-muted", words: "Delivered, not read" },
  Read: { sign: "✓✓", color: "text-accent", words: "Read" },
  UnDelivered: { sign: "!", color: "font-bold text-danger", words: "Not delivered" },
  Failed: { sign: "!", color: "font-bold text-danger", words: "Failed" },
};

/** What became of a message that was sent: ticks as in WhatsApp; what went wrong in words too. */
export function MessageStatus({ status }: { status: Message["status"] }) {
  const { sign, color, words } = marks[status];
  const isWrong = status === "Failed" || status === "UnDelivered";
  return (
    <span className={color} title={words}>
      <span aria-hidden="true" className="tracking-[-0.2em] pe-[0.2em]">
        {sign}
      </span>{" "}
      <span className={isWrong ? "" : "sr-only"}>{words}</span>
    </span>
  );
}
