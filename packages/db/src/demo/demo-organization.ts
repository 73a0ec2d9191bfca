import type { ContactStatus, Json, MessageType } from "@roster/domain";
import type { Region } from "@roster/domain/phone";

export interface DemoContact {
  id: string;
  name: string;
  phone: string;
  status: ContactStatus;
  attributes: Record<string, Json>;
  updatedAt: string;
  listIds: string[];
  tagIds: string[];
}

export interface DemoMessage {
  id: string;
  direction: "InBound" | "OutBound";
  status: "Sent" | "Delivered" | "Read" | "Unread" | "UnDelivered" | "Failed";
  messageType: MessageType;
  replyToMessageId: string | null;
  whatsAppMessageId: string | null;
  messageData: Record<string, Json>;
}

export interface DemoConversation {
  id: string;
  contactId: string;
  campaignId: string | null;
  initiatedBy: "Contact" | "Campaign";
  status: "Active" | "Closed" | "Resolved" | "Deleted";
  messages: DemoMessage[];
}

export interface DemoCampaign {
  id: string;
  name: string;
  status: "Draft" | "Scheduled" | "Running" | "Finished";
  listIds: string[];
}

export interface DemoOrganization {
  id: string;
  name: string;
  defaultRegion: Region;
  tags: { id: string; label: string }[];
  lists: { id: string; name: string; description: string; tagIds: string[] }[];
  campaigns: DemoCampaign[];
  contacts: DemoContact[];
  conversations: DemoConversation[];
}
