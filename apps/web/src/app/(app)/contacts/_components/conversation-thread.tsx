"use client";
import type { Conversation, Message } from "@roster/domain";
import { Failure } from "../../../../components/failure.tsx";
import { useFormat } from "../../../../components/format-provider.tsx";
import { Moment } from "../../../../components/moment.tsx";
import { MessageBubble } from "./message-bubble.tsx";
import { useMessages } from "./use-messages.ts";

/** A conversation as it is read: the oldest message above, a line where a day begins. */
export function ConversationThread({ conversation }: { conversation: Conversation }) {
  const { messages, mayHaveOlder, isLoading, error, loadOlder } = useMessages(conversation);
  const { day } = useFormat();
  const isNewDay = (message: Message, before: Message | undefined) =>
    before === undefined || day(before.createdAt) !== day(message.createdAt);
  const byId = new Map(messages.map((message) => [message.uniqueId, message]));
  const reactions = Map.groupBy(messages, (message) => reactedTo(message, byId));
  const lines = reactions.get(null) ?? [];
  return (
    <article className="rounded-lg border border-line">
      <header className="flex flex-wrap justify-between gap-x-2 border-b border-line px-3 py-1.5 text-xs text-muted">
        <span>
          {conversation.status}, begun by {conversation.initiatedBy === "Campaign" ? "a campaign" : "the contact"}
        </span>
        <Moment at={conversation.createdAt} as="day" />
      </header>
      {mayHaveOlder ? (
        <p className="pt-3 text-center">
          <button
            type="button"
            className="button"
            aria-disabled={isLoading}
            onClick={() => {
              if (!isLoading) loadOlder();
            }}
          >
            {isLoading ? "Loading…" : "Show older messages"}
          </button>
        </p>
      ) : null}
      {error ? <Failure error={error} retry={loadOlder} /> : null}
      {lines.length === 0 ? <p className="p-3 text-muted">There are no messages yet.</p> : null}
      <ol className="grid p-3">
        {lines.map((message, index) => (
          <li key={message.uniqueId} className={`grid ${spaceBetween(message, lines[index - 1])}`}>
            {isNewDay(message, lines[index - 1]) ? (
              <p className="mx-auto my-2 w-fit rounded-full bg-raised px-3 py-0.5 text-xs text-muted">
                <Moment at={message.createdAt} as="day" />
              </p>
            ) : null}
            <MessageBubble
              message={message}
              answered={byId.get(message.replyToMessageId ?? "")}
              reactions={reactions.get(message.uniqueId) ?? []}
            />
          </li>
        ))}
      </ol>
    </article>
  );
}

/** The message that a reaction belongs to, where that is at hand: any other message stands for itself. */
function reactedTo({ messageType, messageData }: Message, byId: ReadonlyMap<string, Message>): string | null {
  const target = messageData.messageId;
  const isAtHand = typeof target === "string" && byId.has(target) && byId.get(target)?.messageType !== "Reaction";
  return messageType === "Reaction" && isAtHand ? target : null;
}

/** What one side says at a stretch stands together. */
function spaceBetween(message: Message, before: Message | undefined): string {
  if (!before) return "";
  return before.direction === message.direction ? "mt-1" : "mt-3";
}
