/** Every size that the contract names, in its unit. The database holds the same numbers as CHECKs. */
export const limits = {
  nameCharacters: 200,
  tagLabelCharacters: 60,
  listNameCharacters: 120,
  descriptionCharacters: 500,
  attributeKeys: 100,
  attributeKeyCharacters: 64,
  attributeValueCharacters: 2_000,
  attributesBytes: 16 * 1024,
  attributesDepth: 3,
  searchCharacters: 200,
  phoneTextCharacters: 64,
  perPage: 100,
  directoryPerPage: 1_000,
  groupsPerContact: 500,
  tagsPerList: 100,
  contactsAtOnce: 1_000,
  restoreDays: 30,
  idempotencyKeyCharacters: 255,
  idempotencyHours: 24,
  keyNameCharacters: 100,
  roleNameCharacters: 60,
  filterIds: 50,
  filterLeaves: 50,
  filterDepth: 5,
  conversationsPerContact: 20,
  messagesPerConversation: 50,
  jsonBodyBytes: 1024 * 1024,
  fileNameCharacters: 255,
  importFileBytes: 1024 * 1024 * 1024,
  importIssuesInReport: 1_000,
  urlBytes: 8 * 1024,
  headerBytes: 16 * 1024,
  linkUrlBytes: 4 * 1024,
} as const;

/** Whether a text has more characters (code points) than that. */
export function isLonger(text: string, characters: number): boolean {
  return text.length > characters && Array.from(text).length > characters;
}
