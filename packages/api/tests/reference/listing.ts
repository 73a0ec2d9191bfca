import type { Contact, ContactList, Conversation, ListContactsInput, Tag } from "@roster/domain";
import {
  type Directory,
  lastMessageAt,
  type StoredContact,
  type StoredConversation,
  type StoredMessage,
} from "./directory.ts";
import { matches } from "./matching.ts";
import { compareTexts, plain } from "./text.ts";

/** All contacts that a query is about, in its order: a page is a stretch of them and a cursor a place between two. */
export function sortedContacts(directory: Directory, query: ListContactsInput): StoredContact[] {
  const { sortBy = "createdAt", order = "desc" } = query;
  const direction = order === "asc" ? 1 : -1;
  const found = directory.contacts.filter((contact) => matches(contact, query, directory));
  return found.sort((a, b) => {
    const [left, right] = [keyOf(a, sortBy), keyOf(b, sortBy)];
    if (left === null || right === null) {
      if (left !== right) return left === null ? 1 : -1;
      return direction * compareTexts(a.id, b.id);
    }
    return direction * (compareKeys(left, right) || compareTexts(a.id, b.id));
  });
}

const statuses = ["Active", "Inactive", "Blocked"];

function keyOf(contact: StoredContact, sortBy: NonNullable<ListContactsInput["sortBy"]>): string | number | null {
  switch (sortBy) {
    case "createdAt":
      return contact.createdAt;
    case "updatedAt":
      return contact.updatedAt;
    case "name":
      return plain(contact.name);
    case "phone":
      return contact.phone;
    case "status":
      return statuses.indexOf(contact.status);
    case "lastMessageAt":
      return lastMessageAt(contact);
  }
}

function compareKeys(a: string | number, b: string | number): number {
  return typeof a === "number" && typeof b === "number" ? a - b : compareTexts(String(a), String(b));
}

/** A contact as the answer has it, with what the query includes. */
export function nested(contact: StoredContact, query: ListContactsInput, directory: Directory): Contact {
  const { include = ["lists", "tags", "conversations", "messages"] } = query;
  const last = lastMessageAt(contact);
  return {
    uniqueId: contact.id,
    name: contact.name,
    phone: contact.phone,
    attributes: contact.attributes as Contact["attributes"],
    createdAt: iso(contact.createdAt),
    updatedAt: iso(contact.updatedAt),
    lastMessageAt: last === null ? null : iso(last),
    status: contact.status,
    ...(include.includes("lists") ? { lists: listsOf(contact, directory) } : {}),
    ...(include.includes("tags") ? { tags: tagsOf(contact.tagIds, directory) } : {}),
    ...(include.includes("conversations") ? { conversations: conversationsOf(contact, query, directory) } : {}),
  };
}

function listsOf(contact: StoredContact, directory: Directory): ContactList[] {
  return directory.lists
    .filter((list) => contact.listIds.includes(list.id))
    .sort((a, b) => compareTexts(a.name, b.name) || compareTexts(a.id, b.id))
    .map((list) => ({
      name: list.name,
      description: list.description,
      numberOfContacts: directory.contacts.filter(({ listIds }) => listIds.includes(list.id)).length,
      numberOfCampaignsSent: directory.campaigns.filter(
        (campaign) => campaign.listIds.includes(list.id) && isSent(campaign.id, directory),
      ).length,
      tags: tagsOf(list.tagIds, directory),
      uniqueId: list.id,
      createdAt: iso(list.createdAt),
    }));
}

function isSent(campaignId: string, { contacts }: Directory): boolean {
  return contacts
    .flatMap(({ conversations }) => conversations)
    .filter((conversation) => conversation.campaignId === campaignId)
    .some(({ messages }) => messages.some(({ direction, status }) => direction === "OutBound" && status !== "Failed"));
}

function tagsOf(ids: readonly string[], { tags }: Directory): Tag[] {
  return tags
    .filter(({ id }) => ids.includes(id))
    .sort((a, b) => compareTexts(a.label, b.label))
    .map(({ id, label }) => ({ label, uniqueId: id }));
}

function conversationsOf(
  contact: StoredContact,
  query: ListContactsInput,
  { organizationId }: Directory,
): Conversation[] {
  const { conversationsLimit = 5, messagesLimit = 10, include } = query;
  return contact.conversations
    .toSorted(newestFirst)
    .slice(0, conversationsLimit)
    .map((conversation) => ({
      uniqueId: conversation.id,
      contactId: contact.id,
      campaignId: conversation.campaignId,
      organizationId,
      initiatedBy: conversation.initiatedBy,
      ...(include === undefined || include.includes("messages")
        ? { messages: messagesOf(conversation, messagesLimit) }
        : {}),
      createdAt: iso(conversation.createdAt),
      status: conversation.status,
    }));
}

function messagesOf(conversation: StoredConversation, limit: number) {
  return conversation.messages
    .toSorted(newestFirst)
    .slice(0, limit)
    .map(({ id, createdAt, data, ...message }: StoredMessage) => ({
      uniqueId: id,
      conversationId: conversation.id,
      ...message,
      createdAt: iso(createdAt),
      messageData: data as Contact["attributes"],
    }));
}

function newestFirst(a: { createdAt: number; id: string }, b: { createdAt: number; id: string }): number {
  return b.createdAt - a.createdAt || compareTexts(b.id, a.id);
}

function iso(moment: number): string {
  return new Date(moment).toISOString();
}
