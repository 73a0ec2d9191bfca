import type { Message } from "@roster/domain";
import { Moment } from "../../../../components/moment.tsx";
import { MessageIcon } from "./message-icon.tsx";
import { MessageStatus } from "./message-status.tsx";
import { messageWords } from "./message-text.ts";

interface MessageBubbleProps {
  message: Message;
  /** The message that it answers, where that is at hand. */
  answered: Message | undefined;
  reactions: readonly Message[];
}

/** A message: what came stands at the start of the line, what was sent at its end. */
export function MessageBubble({ message, answered, reactions }: MessageBubbleProps) {
  const isInBound = message.direction === "InBound";
  const side = isInBound
    ? "justify-self-start rounded-ss-none bg-raised"
    : "justify-self-end rounded-se-none bg-accent/15";
  return (
    <div className={`min-w-24 max-w-[85%] rounded-lg px-2.5 py-1.5 shadow-xs ${side}`}>
      <span className="sr-only">{isInBound ? "Received:" : "Sent:"}</span>
      {answered ? <Quote message={answered} /> : null}
      <Content message={message} />
      <p className="mt-0.5 flex flex-wrap items-baseline justify-end gap-x-1.5 text-xs text-muted">
        {reactions.length > 0 ? (
          <span className="me-auto" title="Reactions">
            <span className="sr-only">Reactions:</span> {reactions.map((one) => messageWords(one).text).join(" ")}
          </span>
        ) : null}
        <Moment at={message.createdAt} as="time" />
        {isInBound ? null : <MessageStatus status={message.status} />}
      </p>
    </div>
  );
}

function Content({ message }: { message: Message }) {
  const { title, text, choices = [], isElsewhere } = messageWords(message);
  return (
    <>
      {title ? (
        <p
          className={`flex items-baseline gap-1.5 ${isElsewhere ? "my-0.5 rounded border border-dashed border-line p-2" : ""}`}
        >
          <MessageIcon type={message.messageType} />
          <span className="min-w-0">
            <span className="font-medium">{title}</span>
            {isElsewhere ? <span className="block text-xs text-muted">Only WhatsApp has it.</span> : null}
          </span>
        </p>
      ) : null}
      {text ? (
        <p className="break-words whitespace-pre-wrap" dir="auto">
          {text}
        </p>
      ) : null}
      {choices.length > 0 ? (
        <ul aria-label="Choices" className="mt-1 grid gap-1">
          {choices.map((choice) => (
            <li key={choice} className="rounded border border-line px-2 py-0.5 text-center break-words" dir="auto">
              {choice}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

function Quote({ message }: { message: Message }) {
  const { title, text } = messageWords(message);
  return (
    <blockquote className="mb-1 rounded border-s-2 border-accent bg-bg/60 px-2 py-0.5 text-xs text-muted">
      <span className="sr-only">In answer to:</span>
      <span className="line-clamp-2 break-words" dir="auto">
        {text || title}
      </span>
    </blockquote>
  );
}
