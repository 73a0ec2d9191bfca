import type { AppRouter } from "@roster/api";
import { createTRPCClient, httpBatchLink, httpLink, splitLink } from "@trpc/client";
import { unlessAborted } from "./abort.ts";
import { toRosterError } from "./failures.ts";
import type { CallArguments, CallOptions, Mutation, Procedures, Query } from "./roster-client.ts";
import type { Server } from "./server.ts";

/** The longest URL of a batch; the server takes some more. */
const maxURLLength = 6_000;

/** The server's procedures over HTTP. That they are what `Procedures` says is for the compiler to prove. */
export function proceduresOf(server: Server): Procedures {
  const http = { url: `${server.base}/api/trpc`, fetch: server.send as typeof fetch };
  const { contacts, lists, tags, campaigns, conversations, keys } = createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: ({ type }) => type === "query",
        true: httpBatchLink({ ...http, maxURLLength }),
        // Alone: a body that holds two changes could be too large for both.
        false: httpLink(http),
      }),
    ],
  });
  return {
    contacts: {
      list: query(contacts.list),
      get: query(contacts.get),
      create: mutation(contacts.create),
      createMany: mutation(contacts.createMany),
      update: mutation(contacts.update),
      replace: mutation(contacts.replace),
      delete: mutation(contacts.delete),
      deleteMany: mutation(contacts.deleteMany),
      restore: mutation(contacts.restore),
      bulk: mutation(contacts.bulk),
      getBulk: query(contacts.getBulk),
      getImport: query(contacts.getImport),
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
    campaigns: { list: query(campaigns.list) },
    conversations: { list: query(conversations.list), messages: query(conversations.messages) },
    keys: { list: query(keys.list), create: mutation(keys.create), delete: mutation(keys.delete) },
  };
}

type Call<Input, Output> = (input: Input, options?: CallOptions) => Promise<Output>;

function query<Input, Output>(procedure: { query: Call<Input, Output> }): Query<Input, Output> {
  return { query: (...args) => failingWell(procedure.query, args) };
}

function mutation<Input, Output>(procedure: { mutate: Call<Input, Output> }): Mutation<Input, Output> {
  return { mutate: (...args) => failingWell(procedure.mutate, args) };
}

async function failingWell<Input, Output>(call: Call<Input, Output>, args: CallArguments<Input>): Promise<Output> {
  const [input, options = {}] = args;
  try {
    return await unlessAborted(call(input as Input, options), options.signal);
  } catch (thrown) {
    throw toRosterError(thrown);
  }
}
