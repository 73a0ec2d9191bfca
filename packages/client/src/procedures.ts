import type { AppRouter } from "@roster/api";
import { createTRPCClient, httpBatchLink, httpLink, splitLink } from "@trpc/client";
import { persist } from "./persist.ts";
import type { CallOptions, Mutation, Procedures, Query } from "./roster-client.ts";
import type { Server } from "./server.ts";

/** The longest URL of a batch, and the longest input in one. What is longer travels alone: the server takes some more. */
const maxURLLength = 6_000;
const maxBatchedInput = 4_000;
/** The most calls that the server takes in one request: `limits.callsAtOnce`. */
const maxItems = 10;

/** The server's procedures over HTTP. That they are what `Procedures` says is for the compiler to prove. */
export function proceduresOf(server: Server): Procedures {
  const send = (url: string, init: RequestInit) => server.send(url, { ...init, signal: inTime(init.signal, server) });
  const http = { url: `${server.base}/api/trpc`, fetch: send as typeof fetch };
  const client = createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: isBatched,
        true: httpBatchLink({ ...http, maxURLLength, maxItems }),
        false: httpLink(http),
      }),
    ],
  });
  const { contacts, lists, tags, segments, campaigns, conversations, keys, members, invitations, roles } = client;
  const { organizations, audit, overview, duplicates } = client;
  const { maxAttempts } = server;
  const query = <Input, Output>(procedure: { query: Call<Input, Output> }): Query<Input, Output> => ({
    query: (...[input, { signal } = {}]) =>
      persist(() => procedure.query(input as Input, { signal }), { maxAttempts, isRepeatable: true, signal }),
  });
  const mutation = <Input, Output>(procedure: { mutate: Call<Input, Output> }): Mutation<Input, Output> => ({
    mutate: (...[input, { signal } = {}]) =>
      persist(() => procedure.mutate(input as Input, { signal }), { maxAttempts, isRepeatable: false, signal }),
  });
  return {
    contacts: {
      list: query(contacts.list),
      get: query(contacts.get),
      attributes: query(contacts.attributes),
      create: mutation(contacts.create),
      createMany: mutation(contacts.createMany),
      update: mutation(contacts.update),
      replace: mutation(contacts.replace),
      delete: mutation(contacts.delete),
      deleteMany: mutation(contacts.deleteMany),
      restore: mutation(contacts.restore),
      merge: mutation(contacts.merge),
      unmerge: mutation(contacts.unmerge),
      bulk: mutation(contacts.bulk),
      getBulk: query(contacts.getBulk),
      undoBulk: mutation(contacts.undoBulk),
      undoChange: mutation(contacts.undoChange),
      startImport: mutation(contacts.startImport),
      getImport: query(contacts.getImport),
      listImports: query(contacts.listImports),
    },
    duplicates: {
      list: query(duplicates.list),
      dismiss: mutation(duplicates.dismiss),
      undismiss: mutation(duplicates.undismiss),
    },
    lists: {
      list: query(lists.list),
      get: query(lists.get),
      create: mutation(lists.create),
      update: mutation(lists.update),
      delete: mutation(lists.delete),
    },
    tags: {
      list: query(tags.list),
      create: mutation(tags.create),
      update: mutation(tags.update),
      delete: mutation(tags.delete),
    },
    segments: {
      list: query(segments.list),
      count: query(segments.count),
      create: mutation(segments.create),
      update: mutation(segments.update),
      delete: mutation(segments.delete),
    },
    campaigns: { list: query(campaigns.list) },
    conversations: { list: query(conversations.list), messages: query(conversations.messages) },
    keys: { list: query(keys.list), create: mutation(keys.create), delete: mutation(keys.delete) },
    members: { list: query(members.list), update: mutation(members.update), delete: mutation(members.delete) },
    invitations: {
      list: query(invitations.list),
      create: mutation(invitations.create),
      delete: mutation(invitations.delete),
    },
    roles: {
      list: query(roles.list),
      create: mutation(roles.create),
      update: mutation(roles.update),
      delete: mutation(roles.delete),
    },
    organizations: { get: query(organizations.get), update: mutation(organizations.update) },
    overview: { get: query(overview.get) },
    audit: { list: query(audit.list) },
  };
}

type Call<Input, Output> = (input: Input, options: CallOptions) => Promise<Output>;

/** Changes go alone: a body that holds two could be too large for both. */
function isBatched({ type, input }: { type: string; input: unknown }): boolean {
  return type === "query" && encodeURIComponent(JSON.stringify(input) ?? "").length <= maxBatchedInput;
}

function inTime(signal: AbortSignal | null | undefined, { timeoutMs }: Server): AbortSignal {
  const limit = AbortSignal.timeout(timeoutMs);
  return signal ? AbortSignal.any([signal, limit]) : limit;
}
