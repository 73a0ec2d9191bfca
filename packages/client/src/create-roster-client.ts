import { downloadContacts } from "./download-contacts.ts";
import { iteratorsOf } from "./iterators.ts";
import { proceduresOf } from "./procedures.ts";
import type { RosterClient } from "./roster-client.ts";
import { serverAt } from "./server.ts";
import { untilDone } from "./until-done.ts";
import { uploadContacts } from "./upload-contacts.ts";

export interface RosterClientOptions {
  /** Where the server is, such as `http://localhost:3000`. */
  url: string;
  /** A key of the organization to work in. */
  apiKey: string;
  /** How often a call is made at most, where trying again can help. 3 unless given. */
  maxAttempts?: number;
  /** How long one request may take, other than one that carries a file. 30 seconds unless given. */
  timeoutMs?: number;
  /** What sends the requests, instead of the global `fetch`. */
  fetch?: typeof fetch;
}

/** A client of one organization. It opens nothing that would have to be closed. */
export function createRosterClient(options: RosterClientOptions): RosterClient {
  const server = serverAt(options);
  const procedures = proceduresOf(server);
  const { contacts } = procedures;
  return {
    ...procedures,
    ...iteratorsOf(procedures),
    async importContacts(file, importOptions = {}, options = {}) {
      const report = await uploadContacts(server, file, importOptions, options);
      return untilDone(report, ({ importId }) => contacts.getImport.query({ importId }, options), options);
    },
    async bulkContacts(input, options = {}) {
      const report = await contacts.bulk.mutate(input, options);
      return untilDone(report, ({ bulkId }) => contacts.getBulk.query({ bulkId: bulkId ?? "" }, options), options);
    },
    exportContacts: (input = {}, options = {}) => downloadContacts(server, input, options),
  };
}
