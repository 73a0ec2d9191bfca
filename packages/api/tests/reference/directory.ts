import type { contactStatuses, MessageType } from "@roster/domain";

type Status = (typeof contactStatuses)[number];
export type Scalar = string | number | boolean | null;

/** Everything that one organization has, as plain arrays. Moments are milliseconds; each is the time in the row's id too. */
export interface Directory {
  organizationId: string;
  region: Region;
  contacts: StoredContact[];
  lists: StoredList[];
  tags: StoredTag[];
  campaigns: StoredCampaign[];
}

export interface StoredContact {
  id: string;
  name: string;
  phone: string;
  status: Status;
  attributes: Record<string, unknown>;
  createdAt: number;
  updatedAt: number;
  listIds: string[];
  tagIds: string[];
  conversations: StoredConversation[];
}

export interface StoredList {
  id: string;
  name: string;
  description: string;
  createdAt: number;
  tagIds: string[];
}

export interface StoredTag {
  id: string;
  label: string;
}

export interface StoredCampaign {
  id: string;
  listIds: string[];
}

export interface StoredConversation {
  id: string;
  createdAt: number;
  campaignId: string | null;
  initiatedBy: "Contact" | "Campaign";
  status: "Active" | "Closed" | "Resolved" | "Deleted";
  messages: StoredMessage[];
}

export interface StoredMessage {
  id: string;
  createdAt: number;
  direction: "InBound" | "OutBound";
  status: "Sent" | "Delivered" | "Read" | "Unread" | "UnDelivered" | "Failed";
  messageType: MessageType;
  replyToMessageId: string | null;
  whatsAppMessageId: string | null;
  data: Record<string, unknown>;
}

/** How numbers are dialled in each region that the tests use: the country's code, and what stands before a national number. */
export const regions = {
  US: { code: "1", trunk: "1" },
  FR: { code: "33", trunk: "0" },
  DE: { code: "49", trunk: "0" },
  IN: { code: "91", trunk: "0" },
  RU: { code: "7", trunk: "8" },
  IT: { code: "39", trunk: null },
} as const;
export type Region = keyof typeof regions;

export function lastMessageAt(contact: StoredContact): number | null {
  const moments = contact.conversations.flatMap(({ messages }) => messages.map(({ createdAt }) => createdAt));
  return moments.length > 0 ? Math.max(...moments) : null;
}
