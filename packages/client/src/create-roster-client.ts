import { downloadContacts } from "./download-contacts.ts";
import { iteratorsOf } from "./iterators.ts";
import { proceduresOf } from "./procedures.ts";
import type { RosterClient, RosterClientOptions } from "./roster-client.ts";
import { serverAt } from "./server.ts";
import { untilDone } from "./until-done.ts";
import { uploadContacts } from "./upload-contacts.ts";

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
