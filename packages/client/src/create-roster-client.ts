import type { AppRouter } from "@roster/api";
import type { Contact, ListContactsInput } from "@roster/domain";
import type { ImportOptions, ImportReport } from "@roster/domain/import";
import { createTRPCClient, httpBatchLink, type TRPCClient, type TRPCLink } from "@trpc/client";
import { observable } from "@trpc/server/observable";
import { iterateContacts } from "./iterate-contacts.ts";
import { toRosterError } from "./roster-error.ts";

import { type FileSource, uploadContacts } from "./upload-contacts.ts";
import { waitForImport } from "./wait-for-import.ts";

export interface RosterClientOptions {
  /** Where the server is, such as `http://localhost:3000`. */
  url: string;
  /** A key of the organization to work in. */
  apiKey: string;
  fetch?: typeof fetch;
}

type Procedures = TRPCClient<AppRouter>;

/** Every procedure that a key can call, typed by the server's own router, and two that walk and upload. All fail with a RosterError. */
export interface RosterClient extends Pick<Procedures, "contacts" | "lists" | "tags"> {
  /** Every contact that fits, page after page by cursor: nothing twice, nothing skipped that was there throughout. */
  iterateContacts(input?: Omit<ListContactsInput, "page" | "cursor" | "count">): AsyncGenerator<Contact, void, void>;
  /** Streams a file of any size, waits until it is stored, and answers what became of every row. */
  importContacts(file: FileSource, options?: Partial<ImportOptions>): Promise<ImportReport>;
}

export function createRosterClient(options: RosterClientOptions): RosterClient {
  const base = options.url.replace(/\/+$/, "");
  const headers = { authorization: `Bearer ${options.apiKey}` };
  const request = options.fetch ?? fetch;
  const { contacts, lists, tags } = createTRPCClient<AppRouter>({
    links: [
      failWithRosterError,
      httpBatchLink({ url: `${base}/api/trpc`, headers, fetch: request, maxURLLength: 6_000 }),
    ],
  });
  return {
    contacts,
    lists,
    tags,
    iterateContacts: (input = {}) => iterateContacts(contacts, input),
    async importContacts(file, importOptions = {}) {
      const report = await uploadContacts({ base, headers, request }, file, importOptions);
      return waitForImport(contacts, report);
    },
  };
}

const failWithRosterError: TRPCLink<AppRouter> =
  () =>
  ({ op, next }) =>
    observable((observer) =>
      next(op).subscribe({
        next: (value) => observer.next(value),
        complete: () => observer.complete(),
        error: (error) => observer.error(toRosterError(error)),
      }),
    );
