import { z } from "zod";
import { ContactList } from "./contact-list.ts";
import { PaginationMeta } from "./contact-page.ts";
import { Conversation } from "./conversation.ts";
import { limits } from "./limits.ts";
import { Message, messagesLimit } from "./message.ts";
import { type Paging, pageOf } from "./paging.ts";
import { conflicting, Timestamp, trimmed, Uuid } from "./scalars.ts";
import { Tag } from "./tag.ts";
import { campaignStatuses } from "./vocabulary.ts";

function paged<S extends z.core.$ZodLooseShape>(maximum: number, shape: S) {
  return z
    .strictObject({ ...shape, ...pageOf(maximum) })
    .refine(
      (input) => (input as Paging).page === undefined || (input as Paging).cursor === undefined,
      conflicting("page", "must not be given with a cursor"),
    );
}

const Search = trimmed(limits.searchCharacters).default("").describe("Only those whose name has this in it.");

/** Lists by name, then id; `search` finds them by a part of the name. */
export const ListListsInput = paged(limits.directoryPerPage, { search: Search }).prefault({});
export type ListListsInput = z.input<typeof ListListsInput>;
export const ListPage = z.strictObject({ lists: z.array(ContactList), paginationMeta: PaginationMeta });
export type ListPage = z.infer<typeof ListPage>;

const ListName = trimmed(limits.listNameCharacters, 1);
const Description = trimmed(limits.descriptionCharacters);
const ListTagIds = z.array(Uuid).max(limits.tagsPerList);

export const CreateListInput = z.strictObject({
  name: ListName,
  description: Description.default(""),
  tagIds: ListTagIds.default([]),
});
export type CreateListInput = z.input<typeof CreateListInput>;
/** What may be changed of a list: what is left out stays, `tagIds` replace those that were there. */
export const ListPatch = z.strictObject({
  name: ListName.optional(),
  description: Description.optional(),
  tagIds: ListTagIds.optional(),
});
export type ListPatch = z.infer<typeof ListPatch>;
export const UpdateListInput = z.strictObject({ uniqueId: Uuid, ...ListPatch.shape });
export type UpdateListInput = z.infer<typeof UpdateListInput>;

/** A tag with how many live contacts have it, whatever their status. */
export const CountedTag = z.strictObject({ ...Tag.shape, numberOfContacts: z.int().min(0) });
export type CountedTag = z.infer<typeof CountedTag>;
/** Tags by label; `search` finds them by a part of the label. */
export const ListTagsInput = paged(limits.directoryPerPage, { search: Search }).prefault({});
export type ListTagsInput = z.input<typeof ListTagsInput>;
export const TagPage = z.strictObject({ tags: z.array(CountedTag), paginationMeta: PaginationMeta });
export type TagPage = z.infer<typeof TagPage>;
export const TagFields = z.strictObject({ label: trimmed(limits.tagLabelCharacters, 1) });
export type TagFields = z.infer<typeof TagFields>;
export const UpdateTagInput = z.strictObject({ uniqueId: Uuid, ...TagFields.shape });
export type UpdateTagInput = z.infer<typeof UpdateTagInput>;

/** A message to many contacts; `numberOfLists` are the lists that it went or will go to. */
export const Campaign = z.strictObject({
  uniqueId: Uuid,
  name: z.string(),
  status: z.enum(campaignStatuses),
  numberOfLists: z.int().min(0),
  createdAt: Timestamp,
});
export type Campaign = z.infer<typeof Campaign>;
/** Campaigns, newest first. */
export const ListCampaignsInput = paged(limits.perPage, {}).prefault({});
export type ListCampaignsInput = z.input<typeof ListCampaignsInput>;
export const CampaignPage = z.strictObject({ campaigns: z.array(Campaign), paginationMeta: PaginationMeta });
export type CampaignPage = z.infer<typeof CampaignPage>;

/** A contact's conversations, newest first, each with its newest messages. */
export const ListConversationsInput = paged(limits.perPage, {
  contactId: Uuid,
  messagesLimit,
});
export type ListConversationsInput = z.input<typeof ListConversationsInput>;
export const ConversationPage = z.strictObject({
  conversations: z.array(Conversation),
  paginationMeta: PaginationMeta,
});
export type ConversationPage = z.infer<typeof ConversationPage>;

/** A conversation's messages, newest first. */
export const ListMessagesInput = paged(limits.perPage, { conversationId: Uuid });
export type ListMessagesInput = z.input<typeof ListMessagesInput>;
export const MessagePage = z.strictObject({ messages: z.array(Message), paginationMeta: PaginationMeta });
export type MessagePage = z.infer<typeof MessagePage>;

/** An id, and nothing else. */
export const ById = z.strictObject({ uniqueId: Uuid });
export type ById = z.infer<typeof ById>;
/** The answer to a deletion. */
export const Deleted = z.strictObject({ data: z.literal(true) });
export type Deleted = z.infer<typeof Deleted>;
