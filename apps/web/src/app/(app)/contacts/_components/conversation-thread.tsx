import type { Conversation, Message } from "@roster/domain";
import { Moment } from "../../../../components/moment.tsx";
import { messageText } from "./message-text.ts";

/** A conversation as it is read: the oldest message above, a line where a day begins. */
export function ConversationThread({ conversation }: { conversation: Conversation }) {
  const messages = (conversation.messages ?? []).toReversed();
  return (
    <article className="rounded-lg border border-line">
      <header className="flex justify-between border-b border-line px-3 py-1.5 text-xs text-muted">
        <span>
          {conversation.status}, begun by {conversation.initiatedBy === "Campaign" ? "a campaign" : "the contact"}
        </span>
        <Moment at={conversation.createdAt} />
      </header>
      <ol className="grid gap-2 p-3">
        {messages.map((message, index) => (
          <li key={message.uniqueId} className="grid gap-2">
            {isNewDay(message, messages[index - 1]) ? (
              <p className="text-center text-xs text-muted">
                <Moment at={message.createdAt} />
              </p>
            ) : null}
            <Bubble message={message} />
          </li>
        ))}
      </ol>
    </article>
  );
}

function isNewDay(message: Message, before: Message | undefined): boolean {
  return before?.createdAt.slice(0, 10) !== message.createdAt.slice(0, 10);
}

function Bubble({ message }: { message: Message }) {
  const isInBound = message.direction === "InBound";
  const { title, text } = messageText(message);
  return (
    <div
      className={`max-w-[85%] rounded-lg px-3 py-1.5 ${isInBound ? "justify-self-start bg-raised" : "justify-self-end border border-line"}`}
    >
      {title ? <p className="text-xs font-medium text-muted">{title}</p> : null}
      <p className="break-words whitespace-pre-wrap" dir="auto">
        {text}
      </p>
      <p className="mt-0.5 flex justify-end gap-2 text-xs text-muted">
        <span className="sr-only">{isInBound ? "Received" : "Sent"}</span>
        <Moment at={message.createdAt} as="time" />
        {isInBound ? null : (
          <span className={message.status === "Failed" || message.status === "UnDelivered" ? "text-danger" : ""}>
            {message.status}
          </span>
        )}
      </p>
    </div>
  );
}
