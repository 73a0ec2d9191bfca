import type { Metadata } from "next";
import { Suspense } from "react";
import { everyGroup } from "../../../trpc/every-group.ts";
import { getQueryClient, HydrateClient, trpc } from "../../../trpc/server.tsx";
import { toParams } from "../../view-params.ts";
import { getStanding } from "../settings/standing.ts";
import { AllowedProvider } from "./_components/allowed.tsx";
import { ContactsScreen } from "./_components/contacts-screen.tsx";
import { ContactsSkeleton } from "./_components/contacts-skeleton.tsx";
import { listInput, readView } from "./contacts-view.ts";

export const metadata: Metadata = { title: "Contacts" };

type SearchParams = Promise<Record<string, string | string[] | undefined>>;

export default async function ContactsPage({ searchParams }: { searchParams: SearchParams }) {
  const view = readView(toParams(await searchParams));
  const { permissions } = await getStanding();
  const queries = getQueryClient();
  void queries.prefetchQuery(trpc.contacts.list.queryOptions(listInput(view)));
  if (permissions.includes("Get:List")) void queries.prefetchQuery(trpc.lists.list.queryOptions(everyGroup));
  if (permissions.includes("Get:Tag")) void queries.prefetchQuery(trpc.tags.list.queryOptions(everyGroup));
  return (
    <HydrateClient>
      <Suspense fallback={<ContactsSkeleton />}>
        <AllowedProvider permissions={permissions}>
          <ContactsScreen />
        </AllowedProvider>
      </Suspense>
    </HydrateClient>
  );
}
