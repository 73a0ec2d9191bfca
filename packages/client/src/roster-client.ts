import type {
  AuditEvent,
  AuditPage,
  BulkContactsInput,
  BulkReport,
  ById,
  Campaign,
  CampaignPage,
  ChangeNotice,
  Contact,
  ContactList,
  ContactPage,
  Conversation,
  ConversationPage,
  CountedTag,
  CreateContactInput,
  CreateContactsInput,
  CreateContactsReport,
  CreatedInvitation,
  CreatedKey,
  CreateInvitationInput,
  CreateKeyInput,
  CreateListInput,
  CreateRoleInput,
  CreateSegmentInput,
  CustomRole,
  DeleteContactInput,
  DeleteContactsInput,
  DeleteContactsReport,
  Deleted,
  Dismissal,
  DismissalId,
  DismissDuplicatesInput,
  DuplicateGroup,
  DuplicatePage,
  ExportContactsInput,
  InvitationList,
  KeyList,
  KnownAttributes,
  ListAuditInput,
  ListCampaignsInput,
  ListContactsInput,
  ListConversationsInput,
  ListDuplicatesInput,
  ListListsInput,
  ListMessagesInput,
  ListPage,
  ListTagsInput,
  Member,
  MemberId,
  MemberList,
  MergeContactsInput,
  MergedContacts,
  MergeId,
  Message,
  MessagePage,
  ReplaceContactInput,
  RoleList,
  Segment,
  SegmentCount,
  SegmentList,
  StoredContact,
  Tag,
  TagFields,
  TagPage,
  UndoBulkInput,
  UndoChangeInput,
  UnmergedContacts,
  UpdateContactInput,
  UpdateListInput,
  UpdateMemberInput,
  UpdateRoleInput,
  UpdateSegmentInput,
  UpdateTagInput,
} from "@roster/domain";
import type { GetImportInput, ImportOptions, ImportPage, ImportReport, ListImportsInput } from "@roster/domain/import";
import type { Overview, OverviewInput } from "@roster/domain/overview";
import type { Organization, OrganizationPatch } from "@roster/domain/settings";

/** Where a client works, and how long it tries. */
export interface RosterClientOptions {
  /** Where the server is, such as `http://localhost:3000`. */
  url: string;
  /** A key of the organization to work in. */
  apiKey: string;
  /** How often a call is made at most, where trying again can help. 3 unless given. */
  maxAttempts?: number | undefined;
  /** How long one request may take, other than one that carries a file. 30 seconds unless given. */
  timeoutMs?: number | undefined;
  /** What sends the requests, instead of the global `fetch`. */
  fetch?: typeof fetch | undefined;
}

/** What every call takes as its last argument. */
export interface CallOptions {
  /** Ends the call, which then fails with the code `aborted`. */
  signal?: AbortSignal | undefined;
}

/** What a call takes that waits until the server is done. */
export interface WatchOptions<Report> extends CallOptions {
  /** Is told how far the server is, about once a second. */
  onProgress?: ((report: Report) => void) | undefined;
}

/** An input that may be left out is optional. */
export type CallArguments<Input> = undefined extends Input
  ? [input?: Input, options?: CallOptions]
  : [input: Input, options?: CallOptions];

/** A procedure that changes nothing. Calls of one moment travel together; one that did not get through is made again. */
export interface Query<Input, Output> {
  query: (...args: CallArguments<Input>) => Promise<Output>;
}

/** A procedure that changes something. It is made again only where the server said that it did nothing. */
export interface Mutation<Input, Output> {
  mutate: (...args: CallArguments<Input>) => Promise<Output>;
}

export interface ContactProcedures {
  list: Query<ListContactsInput, ContactPage>;
  get: Query<ById, Contact>;
  create: Mutation<CreateContactInput, StoredContact>;
  createMany: Mutation<CreateContactsInput, CreateContactsReport>;
  update: Mutation<UpdateContactInput, StoredContact>;
  replace: Mutation<ReplaceContactInput, StoredContact>;
  delete: Mutation<DeleteContactInput, Deleted>;
  deleteMany: Mutation<DeleteContactsInput, DeleteContactsReport>;
  restore: Mutation<ById, Contact>;
  merge: Mutation<MergeContactsInput, MergedContacts>;
  unmerge: Mutation<MergeId, UnmergedContacts>;
  bulk: Mutation<BulkContactsInput, BulkReport>;
  attributes: Query<undefined, KnownAttributes>;
  getBulk: Query<{ bulkId: string }, BulkReport>;
  undoBulk: Mutation<UndoBulkInput, BulkReport>;
  undoChange: Mutation<UndoChangeInput, BulkReport>;
  startImport: Mutation<{ importId: string }, ImportReport>;
  getImport: Query<GetImportInput, ImportReport>;
  listImports: Query<ListImportsInput, ImportPage>;
}

export interface DuplicateProcedures {
  list: Query<ListDuplicatesInput, DuplicatePage>;
  dismiss: Mutation<DismissDuplicatesInput, Dismissal>;
  undismiss: Mutation<DismissalId, Deleted>;
}

export interface ListProcedures {
  list: Query<ListListsInput, ListPage>;
  get: Query<ById, ContactList>;
  create: Mutation<CreateListInput, ContactList>;
  update: Mutation<UpdateListInput, ContactList>;
  delete: Mutation<ById, Deleted>;
}

export interface TagProcedures {
  list: Query<ListTagsInput, TagPage>;
  create: Mutation<TagFields, Tag>;
  update: Mutation<UpdateTagInput, Tag>;
  delete: Mutation<ById, Deleted>;
}

export interface SegmentProcedures {
  list: Query<undefined, SegmentList>;
  count: Query<ById, SegmentCount>;
  create: Mutation<CreateSegmentInput, Segment>;
  update: Mutation<UpdateSegmentInput, Segment>;
  delete: Mutation<ById, Deleted>;
}

export interface CampaignProcedures {
  list: Query<ListCampaignsInput, CampaignPage>;
}

export interface ConversationProcedures {
  list: Query<ListConversationsInput, ConversationPage>;
  messages: Query<ListMessagesInput, MessagePage>;
}

export interface KeyProcedures {
  list: Query<undefined, KeyList>;
  create: Mutation<CreateKeyInput, CreatedKey>;
  delete: Mutation<ById, Deleted>;
}

export interface MemberProcedures {
  list: Query<undefined, MemberList>;
  update: Mutation<UpdateMemberInput, Member>;
  delete: Mutation<MemberId, Deleted>;
}

export interface RoleProcedures {
  list: Query<undefined, RoleList>;
  create: Mutation<CreateRoleInput, CustomRole>;
  update: Mutation<UpdateRoleInput, CustomRole>;
  delete: Mutation<ById, Deleted>;
}

export interface InvitationProcedures {
  list: Query<undefined, InvitationList>;
  create: Mutation<CreateInvitationInput, CreatedInvitation>;
  delete: Mutation<ById, Deleted>;
}

export interface OrganizationProcedures {
  get: Query<undefined, Organization>;
  update: Mutation<OrganizationPatch, Organization>;
}

export interface OverviewProcedures {
  get: Query<OverviewInput, Overview>;
}

export interface AuditProcedures {
  list: Query<ListAuditInput, AuditPage>;
}

/** Every procedure that a key can call. */
export interface Procedures {
  contacts: ContactProcedures;
  duplicates: DuplicateProcedures;
  lists: ListProcedures;
  tags: TagProcedures;
  segments: SegmentProcedures;
  campaigns: CampaignProcedures;
  conversations: ConversationProcedures;
  keys: KeyProcedures;
  members: MemberProcedures;
  invitations: InvitationProcedures;
  roles: RoleProcedures;
  organizations: OrganizationProcedures;
  overview: OverviewProcedures;
  audit: AuditProcedures;
}

/** A list's input without what a walk decides by itself. */
export type WalkInput<Input> = Omit<NonNullable<Input>, "page" | "cursor" | "count" | "contactId" | "conversationId">;

/** Every item, page after page by cursor: nothing twice, nothing skipped that was there throughout. */
export type Walk<Item> = AsyncGenerator<Item, void, void>;

/** A file to import: text, bytes, or bytes as they come. */
export type FileSource = string | Blob | Uint8Array | AsyncIterable<Uint8Array>;

/** A file of contacts or rejected rows, made by the server while it is read. */
export interface ExportedContacts {
  /** How many of them are in the file. */
  total: number;
  /** Its media type. */
  contentType: string;
  /** Can be read once. Fails with a RosterError where the file breaks off. */
  content: AsyncIterable<Uint8Array>;
}

/** An organization's contacts and all that belongs to them. Whatever fails, fails with a RosterError. */
export interface RosterClient extends Procedures {
  iterateContacts(input?: WalkInput<ListContactsInput>, options?: CallOptions): Walk<Contact>;
  iterateLists(input?: WalkInput<ListListsInput>, options?: CallOptions): Walk<ContactList>;
  iterateTags(input?: WalkInput<ListTagsInput>, options?: CallOptions): Walk<CountedTag>;
  iterateCampaigns(input?: WalkInput<ListCampaignsInput>, options?: CallOptions): Walk<Campaign>;
  iterateConversations(
    contactId: string,
    input?: WalkInput<ListConversationsInput>,
    options?: CallOptions,
  ): Walk<Conversation>;
  iterateDuplicates(input?: WalkInput<ListDuplicatesInput>, options?: CallOptions): Walk<DuplicateGroup>;
  iterateAudit(input?: WalkInput<ListAuditInput>, options?: CallOptions): Walk<AuditEvent>;
  iterateMessages(conversationId: string, input?: WalkInput<ListMessagesInput>, options?: CallOptions): Walk<Message>;
  /** Streams a file of any size, waits until it is stored, and answers what became of every row. */
  importContacts(
    file: FileSource,
    importOptions?: Partial<ImportOptions>,
    options?: WatchOptions<ImportReport>,
  ): Promise<ImportReport>;
  /** Changes many contacts, waits until all are changed, and answers what became of them. */
  bulkContacts(input: BulkContactsInput, options?: WatchOptions<BulkReport>): Promise<BulkReport>;
  /** Puts the contacts that a bulk change changed back as they were, waits until all are, and answers what became of them. */
  undoBulk(input: UndoBulkInput, options?: WatchOptions<BulkReport>): Promise<BulkReport>;
  /** Every contact that fits as one file, from one moment, however many they are. */
  exportContacts(input?: ExportContactsInput, options?: CallOptions): Promise<ExportedContacts>;
  /** The rows that an import rejected, as a file like the one that they come from, with the reasons beside. */
  exportRejected(importId: string, options?: CallOptions): Promise<ExportedContacts>;
  /**
   * Ids of what changes, as it changes, for as long as it is read. The first notice says that the watch has begun. A stream that
   * breaks off is opened again, and says then what may have been missed: `uniqueIds` is null where it is not known which.
   */
  watch(options?: CallOptions): AsyncGenerator<ChangeNotice, void, void>;
}
