import type { BulkReport } from "@roster/domain";
import { downloadContacts, downloadRejected } from "./download-contacts.ts";
import { iteratorsOf } from "./iterators.ts";
import { proceduresOf } from "./procedures.ts";
import type { RosterClient, RosterClientOptions, WatchOptions } from "./roster-client.ts";
import { serverAt } from "./server.ts";
import { untilDone } from "./until-done.ts";
import { uploadContacts } from "./upload-contacts.ts";
import { watchChanges } from "./watch-changes.ts";

/** A client of one organization. It opens nothing that would have to be closed. */
export function createRosterClient(options: RosterClientOptions): RosterClient {
  const server = serverAt(options);
  const procedures = proceduresOf(server);
  const { contacts } = procedures;
  const untilMade = (report: BulkReport, options: WatchOptions<BulkReport>) =>
    untilDone(report, ({ bulkId }) => contacts.getBulk.query({ bulkId: bulkId ?? "" }, options), options);
  return {
    ...procedures,
    ...iteratorsOf(procedures),
    async importContacts(file, importOptions = {}, options = {}) {
      const report = await uploadContacts(server, file, importOptions, options);
      return untilDone(report, ({ importId }) => contacts.getImport.query({ importId }, options), options);
    },
    bulkContacts: async (input, options = {}) =>
      untilMade(await contacts.bulk.mutate(watched(input, options), options), options),
    undoBulk: async (input, options = {}) =>
      untilMade(await contacts.undoBulk.mutate(watched(input, options), options), options),
    exportContacts: (input = {}, options = {}) => downloadContacts(server, input, options),
    exportRejected: (importId, options = {}) => downloadRejected(server, importId, options),
    watch: (options = {}) => watchChanges(server, options),
  };
}

/** Whoever watches is answered soon, and asks then how far it is. */
function watched<Input extends object>(input: Input, { onProgress }: WatchOptions<BulkReport>): Input {
  return onProgress ? { waitSeconds: 1, ...input } : input;
}
