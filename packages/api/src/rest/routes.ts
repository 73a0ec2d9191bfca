import { listAudit, undoChange } from "./audit.ts";
import { listCampaigns } from "./campaigns.ts";
import { bulkContacts, getBulk, undoBulk } from "./contacts/bulk-contacts.ts";
import { contactAttributes } from "./contacts/contact-attributes.ts";
import { createContacts } from "./contacts/create-contacts.ts";
import { deleteContacts } from "./contacts/delete-contacts.ts";
import { exportContacts } from "./contacts/export-contacts.ts";
import { bulkImports, getImport, importContacts } from "./contacts/import-contacts.ts";
import { exportRejected, listImports, previewImport, startImport, watchImport } from "./contacts/imports.ts";
import { listContacts, searchContacts } from "./contacts/list-contacts.ts";
import { mergeContacts, unmergeContacts } from "./contacts/merge-contacts.ts";
import { deleteContact, getContact, replaceContact, restoreContact, updateContact } from "./contacts/one-contact.ts";
import { listConversations, listMessages } from "./conversations.ts";
import { getDocs, getDocsFile, getOpenApi } from "./docs.ts";
import { dismissDuplicates, listDuplicates, undismissDuplicates } from "./duplicates.ts";
import { isLive, isReady } from "./health.ts";
import { createInvitation, deleteInvitation, listInvitations } from "./invitations.ts";
import { createKey, deleteKey, listKeys } from "./keys.ts";
import { createList, deleteList, getList, listLists, updateList } from "./lists.ts";
import { deleteMember, listMembers, updateMember } from "./members.ts";
import { getOrganization, updateOrganization } from "./organization.ts";
import { getOverview } from "./overview.ts";
import { createRole, deleteRole, listRoles, updateRole } from "./roles.ts";
import type { Method, Route } from "./route.ts";
import { countSegment, createSegment, deleteSegment, listSegments, updateSegment } from "./segments.ts";
import { createTag, deleteTag, listTags, updateTag } from "./tags.ts";

/** Every REST route. What is not in this table does not exist. A literal path stands before the variable ones that it also fits. */
export const routes: readonly Route[] = [
  listContacts,
  createContacts,
  deleteContacts,
  searchContacts,
  bulkContacts,
  getBulk,
  contactAttributes,
  undoBulk,
  exportContacts,
  importContacts,
  getImport,
  listImports,
  previewImport,
  startImport,
  watchImport,
  exportRejected,
  ...bulkImports,
  getContact,
  updateContact,
  replaceContact,
  deleteContact,
  restoreContact,
  mergeContacts,
  unmergeContacts,
  listDuplicates,
  dismissDuplicates,
  undismissDuplicates,
  listConversations,
  listMessages,
  listLists,
  createList,
  getList,
  updateList,
  deleteList,
  listTags,
  createTag,
  updateTag,
  deleteTag,
  listSegments,
  createSegment,
  updateSegment,
  deleteSegment,
  countSegment,
  listCampaigns,
  listMembers,
  updateMember,
  deleteMember,
  listInvitations,
  createInvitation,
  deleteInvitation,
  listRoles,
  createRole,
  updateRole,
  deleteRole,
  getOrganization,
  updateOrganization,
  listKeys,
  createKey,
  deleteKey,
  getOverview,
  listAudit,
  undoChange,
  isLive,
  isReady,
  getOpenApi,
  getDocs,
  getDocsFile,
];

export interface Match {
  /** The routes of the path, by method. */
  methods: ReadonlyMap<Method, Route>;
  path: Record<string, string>;
}

const paths = [...Map.groupBy(routes, ({ path }) => path)].map(([path, same]) => ({
  pattern: path.split("/"),
  methods: new Map(same.map((route) => [route.method, route])),
}));

/** The routes of a path; null when there is none. The first path of the table that fits is the one. */
export function matchRoutes(pathname: string): Match | null {
  const segments = pathname.split("/");
  for (const { pattern, methods } of paths) {
    const path = matchPath(pattern, segments);
    if (path) return { methods, path };
  }
  return null;
}

function matchPath(pattern: readonly string[], segments: readonly string[]): Record<string, string> | null {
  if (pattern.length !== segments.length) return null;
  const path: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const segment = segments[index] as string;
    if (part.startsWith("{") && segment !== "") path[part.slice(1, -1)] = segment;
    else if (part !== segment) return null;
  }
  return path;
}
