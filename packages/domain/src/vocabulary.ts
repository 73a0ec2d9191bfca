/** The contract's enumerations, without a schema library around them: a page may import them alone. */
export const contactStatuses = ["Active", "Inactive", "Blocked"] as const;

/** The parts of a contact that a caller may leave out; a part not asked for is absent. */
export const contactParts = ["lists", "tags", "conversations", "messages"] as const;
export type ContactPart = (typeof contactParts)[number];

export const contactSorts = ["createdAt", "updatedAt", "name", "phone", "status", "lastMessageAt"] as const;
export type ContactSort = (typeof contactSorts)[number];
export const sortOrders = ["asc", "desc"] as const;
export type SortOrder = (typeof sortOrders)[number];
export const matches = ["any", "all", "none"] as const;
export type Match = (typeof matches)[number];

export const campaignStatuses = ["Draft", "Scheduled", "Running", "Finished"] as const;
export const conversationStatuses = ["Active", "Closed", "Resolved", "Deleted"] as const;
export const conversationInitiators = ["Contact", "Campaign"] as const;
export const messageDirections = ["InBound", "OutBound"] as const;
export const messageStatuses = ["Sent", "Delivered", "Read", "Unread", "UnDelivered", "Failed"] as const;
export const messageTypes = [
  "Text",
  "Image",
  "Video",
  "Audio",
  "Document",
  "Sticker",
  "Location",
  "Contacts",
  "Reaction",
  "Address",
  "Interactive",
  "Template",
] as const;
export type MessageType = (typeof messageTypes)[number];

/** What may be asked of an attribute. */
export const attributeOperators = ["eq", "ne", "in", "gt", "gte", "lt", "lte", "contains", "starts", "exists"] as const;
export type AttributeOp = (typeof attributeOperators)[number];

const textOperators = ["eq", "ne", "contains", "starts", "in"] as const;
const idOperators = ["in", "notIn", "exists"] as const;
const momentOperators = ["gte", "lt"] as const;
/** What a leaf of a filter may ask of each field of a contact. */
export const fieldOperators = {
  name: textOperators,
  phone: textOperators,
  status: ["eq", "ne", "in"],
  listId: idOperators,
  tagId: idOperators,
  createdAt: momentOperators,
  updatedAt: momentOperators,
  lastMessageAt: [...momentOperators, "exists"],
  search: ["matches"],
} as const;
export type FilterField = keyof typeof fieldOperators;
/** What the name of an attribute's field begins with, in filters and columns; its key follows. */
export const attributePrefix = "attributes.";

/** The columns that a table of contacts can have beside attributes. */
export const contactColumns = [
  "name",
  "phone",
  "status",
  "lists",
  "tags",
  "lastMessageAt",
  "createdAt",
  "updatedAt",
] as const;
export const densities = ["comfortable", "compact"] as const;
/** Whether a table shows one page after another or goes on where it is read. */
export const pagings = ["pages", "endless"] as const;

/**
 * Why contacts may be one person: their phones are two spellings of one number, or end alike while their names are similar.
 */
export const duplicateReasons = ["phone_variant", "similar_name"] as const;
export type DuplicateReason = (typeof duplicateReasons)[number];

export const exportFormats = ["csv", "ndjson", "vcf"] as const;
export type ExportFormat = (typeof exportFormats)[number];
/** The columns of a file of contacts. Beside them each attribute can be one by itself, as `attributes.KEY`. */
export const exportColumns = [
  "uniqueId",
  "name",
  "phone",
  "status",
  "lists",
  "tags",
  "attributes",
  "lastMessageAt",
  "createdAt",
  "updatedAt",
] as const;

export const importFormats = ["csv", "vcard"] as const;
export type ImportFormat = (typeof importFormats)[number];
/** What a file's text can be written in; the first four are found out from the file. */
export const importEncodings = [
  "utf-8",
  "utf-16le",
  "utf-16be",
  "windows-1252",
  "windows-1250",
  "windows-1251",
  "windows-1253",
  "windows-1254",
  "windows-1255",
  "windows-1256",
  "gb18030",
  "big5",
  "shift_jis",
  "euc-kr",
  "macintosh",
] as const;
export type ImportEncoding = (typeof importEncodings)[number];
export const importDelimiters = [",", ";", "\t"] as const;
export type ImportDelimiter = (typeof importDelimiters)[number];
/**
 * What a column is taken for by itself: one of the targets, a part of the name, the company (the name of who has no other), what
 * kind of phone the column beside it has, or a JSON object of attributes.
 */
export const columnGuesses = [
  "name",
  "phone",
  "tags",
  "attributes",
  "ignore",
  "namePart",
  "company",
  "phoneLabel",
  "attributesJson",
] as const;
export type ColumnGuess = (typeof columnGuesses)[number];
/** Why a row can be no contact. */
export const rejectionReasons = [
  "noPhone",
  "notAPhone",
  "nameTooLong",
  "tagTooLong",
  "badAttributes",
  "unreadable",
] as const;
export type RejectionReason = (typeof rejectionReasons)[number];
/**
 * What becomes of a contact that exists: `merge` takes the file's name and attributes and keeps the attributes and tags that the
 * file does not have, `update` makes its name, attributes and tags those of the file, `skip` leaves it as it is.
 */
export const conflictPolicies = ["merge", "update", "skip"] as const;
/** What a column can be mapped to; a column mapped to nothing becomes an attribute under its heading. */
export const columnTargets = ["name", "phone", "tags", "attributes", "ignore"] as const;
export type ColumnTarget = (typeof columnTargets)[number];

/** How far back the overview looks: so many days or months with the present one, or as far as there is anything. */
export const overviewRanges = ["30d", "90d", "12m", "all"] as const;
export type OverviewRange = (typeof overviewRanges)[number];
export const overviewIntervals = ["day", "week", "month"] as const;
export type OverviewInterval = (typeof overviewIntervals)[number];
/** The periods that each range is cut into, the first of them where none is asked for. */
export const intervalsOfRange = {
  "30d": ["day", "week"],
  "90d": ["week", "day", "month"],
  "12m": ["month", "week"],
  all: ["month"],
} as const satisfies Record<OverviewRange, readonly [OverviewInterval, ...OverviewInterval[]]>;
/** The parts of the overview that are absent for who may not read them. */
export const overviewParts = ["lists", "tags", "messages", "imports"] as const;
export type OverviewPart = (typeof overviewParts)[number];

/** Who can have done something: a person in a session, an API key, or the server by itself. */
export const auditActors = ["person", "key", "system"] as const;
export type AuditActor = (typeof auditActors)[number];
/** What something can have been done to. */
export const auditRecords = [
  "contact",
  "list",
  "tag",
  "segment",
  "import",
  "bulk",
  "export",
  "key",
  "role",
  "member",
  "invitation",
  "organization",
  "session",
] as const;
export type AuditRecord = (typeof auditRecords)[number];
export const auditActions = [
  "created",
  "updated",
  "deleted",
  "restored",
  "imported",
  "exported",
  "started",
  "joined",
  "left",
  "signed in",
] as const;
export type AuditAction = (typeof auditActions)[number];

/** What whoever watches is told of. */
export const watchedKinds = ["contact", "list", "tag", "segment", "conversation"] as const;
export type WatchedKind = (typeof watchedKinds)[number];
