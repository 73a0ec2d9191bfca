import type { Metadata } from "next";
import { firstGroups } from "../../../trpc/first-groups.ts";
import { getCaller, getQueryClient, HydrateClient, trpc } from "../../../trpc/server.tsx";
import { toParams } from "../../view-params.ts";
import { getStanding } from "../settings/standing.ts";
import { AllowedProvider } from "./_components/allowed.tsx";
import { ContactsScreen } from "./_components/contacts-screen.tsx";
import { defaultTable } from "./columns.ts";
import { endlessInput, listInput, readView } from "./contacts-view.ts";

export const metadata: Metadata = { title: "Contacts" };

type SearchParams = Promise<Record<string, string | string[] | undefined>>;

export default async function ContactsPage({ searchParams }: { searchParams: SearchParams }) {
  const [given, { permissions, active }, caller] = await Promise.all([searchParams, getStanding(), getCaller()]);
  const queries = getQueryClient();
  // What filters are called is in what is served, too.
  const groups = [
    permissions.includes("Get:List") && queries.prefetchQuery(trpc.lists.list.queryOptions(firstGroups)),
    permissions.includes("Get:Tag") && queries.prefetchQuery(trpc.tags.list.queryOptions(firstGroups)),
  ];
  const { contactsTable } = active
    ? await queries.fetchQuery(trpc.organizations.preferences.queryOptions())
    : { contactsTable: null };
  const table = contactsTable ?? defaultTable;
  const view = readView(toParams(given), table.perPage);
  // The first rows are in what is served; where they cannot be had, the page says why and asks again.
  if (table.paging === "endless")
    await queries.prefetchInfiniteQuery({
      queryKey: trpc.contacts.list.infiniteQueryKey(endlessInput(view)),
      queryFn: () => caller.contacts.list(endlessInput(view)),
      initialPageParam: null,
    });
  else await queries.prefetchQuery(trpc.contacts.list.queryOptions(listInput(view)));
  await Promise.all(groups);
  return (
    <HydrateClient>
      <AllowedProvider permissions={permissions}>
        <ContactsScreen />
      </AllowedProvider>
    </HydrateClient>
  );
}
