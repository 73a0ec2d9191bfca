import type { MessageType } from "@roster/domain";
import type { DemoCampaign, DemoContact, DemoConversation, DemoMessage } from "./demo-organization.ts";
import { messageData } from "./messages.ts";
import { day, minute, today } from "./moments.ts";
import type { Outline } from "./outlines.ts";
import type { Person } from "./people.ts";
import { momentOf, type Random, uuid7After, uuid7At } from "./random.ts";
import { talksIn } from "./texts.ts";

interface Talker {
  contact: DemoContact;
  person: Person;
  outline: Outline;
  random: Random;
}

interface Opening {
  at: number;
  campaign: DemoCampaign | null;
}

interface Thread extends Talker {
  campaign: DemoCampaign | null;
  lines: string[];
  spoken: number;
  length: number;
  messages: DemoMessage[];
}

interface Turn {
  direction: DemoMessage["direction"];
  type: MessageType;
  replyTo: DemoMessage | null;
}

// A conversation's first line is the contact's, and the two take turns.
const speakers = ["InBound", "OutBound"] as const;
const media: MessageType[] = ["Image", "Video", "Audio", "Document", "Sticker", "Location", "Contacts", "Address"];
const beside = {
  InBound: [...media, "Reaction", "Reaction"],
  OutBound: [...media, "Reaction", "Template", "Interactive", "Interactive", "Interactive"],
} satisfies Record<DemoMessage["direction"], MessageType[]>;

/** What was talked about with a contact, the oldest first. The second contact has one that is long. */
export function conversationsOf(talker: Talker, index: number, campaigns: DemoCampaign[]): DemoConversation[] {
  const { random } = talker;
  if (index % 20 >= 9) return [];
  const count = index % 400 === 0 ? 8 : random.chance(0.7) ? 1 : random.between(2, 3);
  return openings(talker, count, campaigns).map((opening, number) => {
    const length = index === 1 && number === 0 ? 64 : Math.min(random.between(1, 14), random.between(1, 14));
    return conversationOf(talker, opening, length);
  });
}

function openings({ contact, random }: Talker, count: number, campaigns: DemoCampaign[]): Opening[] {
  const since = momentOf(contact.id);
  const reached = campaigns
    .map((campaign) => ({ at: momentOf(campaign.id) + 2 * day, campaign }))
    .filter(({ at, campaign }) => at > since && campaign.listIds.some((id) => contact.listIds.includes(id)))
    .filter(() => random.chance(0.4))
    // Many of one moment, as a campaign sends them.
    .map(({ at, campaign }) => ({ at: at + random.between(0, 9) * minute, campaign }));
  const own = Array.from({ length: Math.max(count - reached.length, 0) }, () => ({
    at: random.between(since + minute, today - day),
    campaign: null,
  }));
  return [...reached, ...own].slice(0, count).sort((a, b) => a.at - b.at);
}

function conversationOf(talker: Talker, { at: opened, campaign }: Opening, length: number): DemoConversation {
  const { contact, person, outline, random } = talker;
  const id = uuid7At(opened, random);
  const talks = talksIn(person.culture.language, outline.trade);
  const first = random.between(0, talks.length - 1);
  const lines = [...talks.slice(first), ...talks.slice(0, first)].flat();
  const thread: Thread = { ...talker, campaign, lines, spoken: 0, length, messages: [] };
  for (let at = opened + random.between(40, 900); thread.messages.length < length && at < today; at += pause(random))
    thread.messages.push(messageOf(thread, turnOf(thread), at));
  return {
    id,
    contactId: contact.id,
    campaignId: campaign?.id ?? null,
    initiatedBy: campaign ? "Campaign" : "Contact",
    status: statusOf(opened, random),
    messages: thread.messages,
  };
}

/** Sometimes nothing, so that two messages are of one millisecond. */
function pause(random: Random): number {
  const share = random.next();
  if (share < 0.03) return 0;
  return share < 0.93 ? random.between(2_000, 12 * minute) : random.between(60, 18 * 60) * minute;
}

function statusOf(opened: number, random: Random): DemoConversation["status"] {
  if (random.chance(0.04)) return "Deleted";
  return random.chance(opened > today - 45 * day ? 0.8 : 0.15) ? "Active" : random.pick(["Closed", "Resolved"]);
}

function turnOf({ random, campaign, messages, spoken }: Thread): Turn {
  const last = messages.at(-1);
  const text: Turn = { direction: speakers[spoken % 2] ?? "InBound", type: "Text", replyTo: null };
  if (!last) return campaign ? { direction: "OutBound", type: "Template", replyTo: null } : text;
  if (last.messageType === "Interactive" && last.direction === "OutBound")
    return { direction: "InBound", type: "Interactive", replyTo: last };
  const recent = random.pick(messages.slice(-4));
  if (random.chance(0.8)) return random.chance(0.12) ? { ...text, replyTo: recent } : text;
  const direction = random.pick(speakers);
  return { direction, type: random.pick(beside[direction]), replyTo: random.chance(0.1) ? recent : null };
}

function messageOf(thread: Thread, { direction, type, replyTo }: Turn, at: number): DemoMessage {
  const { random, campaign, messages, lines } = thread;
  const text = lines[thread.spoken % lines.length] ?? "";
  if (type === "Text") thread.spoken += 1;
  const earlierId = messages.length > 0 ? random.pick(messages.slice(-3)).id : null;
  const status = direction === "InBound" ? inBoundStatus(thread) : outBoundStatus(thread);
  const template = campaign && messages.length === 0 ? templateName(campaign) : "";
  return {
    id: uuid7After(messages.at(-1)?.id ?? "", at, random),
    direction,
    status,
    messageType: type,
    replyToMessageId: type === "Reaction" ? null : (replyTo?.id ?? null),
    whatsAppMessageId: status === "Failed" ? null : `wamid.${random.hex(32).toUpperCase()}`,
    messageData: messageData(type, { ...thread, direction, text, template, earlierId }),
  };
}

/** Only what came last may be unread. */
function inBoundStatus({ random, messages, length }: Thread): DemoMessage["status"] {
  return messages.length >= length - 2 && random.chance(0.4) ? "Unread" : "Read";
}

function outBoundStatus({ random, messages, length }: Thread): DemoMessage["status"] {
  if (random.chance(0.03)) return random.pick(["Failed", "UnDelivered"]);
  return messages.length >= length - 1 ? random.pick(["Sent", "Delivered", "Read"]) : "Read";
}

function templateName({ name }: DemoCampaign): string {
  const plain = name.normalize("NFD").replace(/\p{M}/gu, "");
  return plain.toLowerCase().replaceAll(" ", "_");
}
