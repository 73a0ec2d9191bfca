/** Records that the document shows. */
const tag = { label: "VIP", uniqueId: "019a1f0e-3b52-7c41-9a10-5a1f3d2c7b01" };
const list = {
  name: "Newsletter",
  description: "People who asked for the monthly news",
  numberOfContacts: 128,
  numberOfCampaignsSent: 3,
  tags: [tag],
  uniqueId: "019a1f0e-3b52-7c41-9a10-5a1f3d2c7b02",
  createdAt: "2026-01-05T09:30:00.000Z",
};
const message = {
  uniqueId: "019a1f0e-3b52-7c41-9a10-5a1f3d2c7b04",
  conversationId: "019a1f0e-3b52-7c41-9a10-5a1f3d2c7b03",
  direction: "InBound",
  status: "Read",
  messageType: "Text",
  createdAt: "2026-02-11T16:20:05.000Z",
  replyToMessageId: null,
  whatsAppMessageId: null,
  messageData: { text: "Is the blue one back in stock?" },
};
const conversation = {
  uniqueId: "019a1f0e-3b52-7c41-9a10-5a1f3d2c7b03",
  contactId: "019a1f0e-3b52-7c41-9a10-5a1f3d2c7b00",
  campaignId: null,
  organizationId: "019a1f0e-3b52-7c41-9a10-5a1f3d2c7bff",
  initiatedBy: "Contact",
  messages: [message],
  createdAt: "2026-02-11T16:20:05.000Z",
  status: "Active",
};
const contact = {
  uniqueId: "019a1f0e-3b52-7c41-9a10-5a1f3d2c7b00",
  name: "María Iglesias",
  phone: "+34612345678",
  attributes: { city: "Vigo", visits: 4 },
  createdAt: "2026-01-06T08:00:00.000Z",
  updatedAt: "2026-02-11T16:20:06.120Z",
  lastMessageAt: "2026-02-11T16:20:05.000Z",
  status: "Active",
  lists: [list],
  tags: [tag],
  conversations: [conversation],
};
const merged = {
  ...contact,
  uniqueId: "019a1f0e-3b52-7c41-9a10-5a1f3d2c7b14",
  name: "Maria Iglesias",
  phone: "+340612345678",
  createdAt: "2026-01-09T10:00:00.000Z",
  updatedAt: "2026-01-09T10:00:00.000Z",
  lastMessageAt: null,
  attributes: {},
  conversations: [],
};
const withoutConversations = ({ conversations, ...rest }: typeof contact | typeof merged) => rest;
const duplicateGroup = {
  reasons: ["phone_variant"],
  usualPhones: [contact.phone],
  contacts: [withoutConversations(contact), withoutConversations(merged)],
};
const paginationMeta = {
  page: 1,
  per_page: 50,
  total: 1,
  totalPages: 1,
  totalRelation: "eq",
  hasNext: false,
  hasPrevious: false,
  nextCursor: null,
  prevCursor: null,
};
const key = {
  uniqueId: "019a1f0e-3b52-7c41-9a10-5a1f3d2c7b09",
  name: "CRM sync",
  prefix: "rst_AZof…x3Qk",
  createdAt: "2026-01-05T09:30:00.000Z",
  expiresAt: null,
  lastUsedAt: null,
  permissions: ["Get:Contact"],
};
const member = {
  userId: "019a1f0e-3b52-7c41-9a10-5a1f3d2c7b10",
  name: "Sam Okafor",
  email: "sam@example.com",
  role: "Agent",
  roleId: null,
  createdAt: "2026-01-05T09:30:00.000Z",
};
const role = {
  uniqueId: "019a1f0e-3b52-7c41-9a10-5a1f3d2c7b11",
  name: "Exporter",
  description: "",
  permissions: ["Get:Contact", "Export:Contacts"],
  createdAt: "2026-01-05T09:30:00.000Z",
};
const auditEvent = {
  uniqueId: "019a1f0e-3b52-7c41-9a10-5a1f3d2c7b12",
  createdAt: "2026-03-01T10:00:00.000Z",
  action: "updated",
  actor: {
    kind: "key",
    uniqueId: "019a1f0e-3b52-7c41-9a10-5a1f3d2c7b09",
    name: "Shop",
    sessionId: null,
    address: "203.0.113.7",
  },
  record: { kind: "contact", uniqueId: "019a1f0e-3b52-7c41-9a10-5a1f3d2c7b01", name: "Ana Silva" },
  changes: { status: { from: "Active", to: "Blocked" } },
  requestId: "7c1de0a4-5f0b-4b57-9a52-6a4f0d1b2c3e",
  canBeUndone: false,
};
const invitation = {
  uniqueId: "019a1f0e-3b52-7c41-9a10-5a1f3d2c7b13",
  email: "noor@example.com",
  role: "Agent",
  roleId: null,
  invitedBy: "Sam Okafor",
  createdAt: "2026-01-05T09:30:00.000Z",
  expiresAt: "2026-01-12T09:30:00.000Z",
};
const organization = {
  uniqueId: "019a1f0e-3b52-7c41-9a10-5a1f3d2c7bff",
  name: "Blue Door Books",
  defaultRegion: "ES",
  createdAt: "2026-01-05T09:00:00.000Z",
};
const campaign = {
  uniqueId: "019a1f0e-3b52-7c41-9a10-5a1f3d2c7b08",
  name: "Spring sale",
  status: "Finished",
  numberOfLists: 2,
  createdAt: "2026-03-01T10:00:00.000Z",
};
const segment = {
  uniqueId: "019a1f0e-3b52-7c41-9a10-5a1f3d2c7b14",
  name: "Vigo",
  criteria: {
    status: ["Active"],
    listIds: [],
    listMatch: "any",
    tagIds: [],
    tagMatch: "any",
    search: "",
    filter: { field: "attributes.city", op: "eq", value: "Vigo" },
  },
  sortBy: "name",
  order: "asc",
  isShared: true,
  owner: { uniqueId: "019a1f0e-3b52-7c41-9a10-5a1f3d2c7b10", name: "Sam Okafor" },
  createdAt: "2026-03-01T10:00:00.000Z",
  updatedAt: "2026-03-01T10:00:00.000Z",
};
const importSummary = {
  importId: "019a1f0e-3b52-7c41-9a10-5a1f3d2c7b05",
  createdAt: "2026-01-05T09:30:00.000Z",
  actor: { kind: "person", name: "Ada Lovelace" },
  state: "done",
  fileName: "contacts.csv",
  dryRun: false,
  read: 22,
  created: 16,
  updated: 0,
  unchanged: 0,
  restored: 0,
  duplicate: 1,
  rejected: 5,
  warnings: 0,
  error: null,
};
const report = {
  ...importSummary,
  reasons: [{ reason: "noPhone", count: 5, examples: [{ row: 7, detail: "it has no phone" }] }],
  issues: [{ row: 7, verdict: "rejected", detail: "it has no phone", name: "Jo Doe", phone: "" }],
  issuesTotal: 6,
};
const importPreview = {
  format: "csv",
  encoding: "windows-1252",
  delimiter: ";",
  columns: [
    { key: "Name", heading: "Name", guess: "name", target: null, samples: ["Jürgen Weiß", "Jo Doe"] },
    { key: "Reach", heading: "Reach", guess: "attributes", target: "phone", samples: ["0171 1234567"] },
  ],
  rows: 2,
  rejected: 1,
  first: [
    { row: 2, name: "Jürgen Weiß", phone: "+491711234567", tags: [], attributes: {}, reason: null },
    { row: 3, name: "Jo Doe", phone: "", tags: [], attributes: {}, reason: "it has no phone" },
  ],
  problem: null,
};
const { dryRun: _dryRun, actor: _actor, ...importOutcome } = importSummary;
const overview = {
  range: "12m",
  interval: "month",
  timeZone: "Europe/Madrid",
  contacts: { total: 130, byStatus: { Active: 118, Inactive: 9, Blocked: 3 } },
  periods: [
    {
      from: "2026-01-31T23:00:00.000Z",
      until: "2026-02-28T23:00:00.000Z",
      created: 12,
      total: 130,
      received: 48,
      sent: 61,
    },
  ],
  lists: {
    largest: [{ uniqueId: list.uniqueId, name: list.name, numberOfContacts: 128 }],
    others: { number: 0, memberships: 0 },
  },
  tags: { largest: [{ ...tag, numberOfContacts: 17 }], others: { number: 0, memberships: 0 } },
  imports: [{ ...importOutcome, createdAt: "2026-02-11T16:20:05.000Z" }],
};
const bulk = {
  bulkId: "019a1f0e-3b52-7c41-9a10-5a1f3d2c7b06",
  state: "done",
  count: 2,
  done: 2,
  changed: 2,
  unchanged: 0,
  failed: 0,
  failures: [],
};

export const examples = {
  tag,
  list,
  message,
  conversation,
  contact,
  merged,
  mergeId: "019a1f0e-3b52-7c41-9a10-5a1f3d2c7b15",
  duplicateGroup,
  dismissalId: "019a1f0e-3b52-7c41-9a10-5a1f3d2c7b16",
  paginationMeta,
  key,
  member,
  role,
  auditEvent,
  invitation,
  organization,
  campaign,
  segment,
  report,
  overview,
  importSummary,
  importPreview,
  bulk,
};
