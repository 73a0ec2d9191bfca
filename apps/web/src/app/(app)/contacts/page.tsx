import type { Metadata } from "next";
import { Suspense } from "react";
import { everyGroup } from "../../../trpc/every-group.ts";
import { getCaller, getQueryClient, HydrateClient, trpc } from "../../../trpc/server.tsx";
import { toParams } from "../../to-params.ts";
import { ContactsScreen } from "./_components/contacts-screen.tsx";
import { ContactsSkeleton } from "./_components/contacts-skeleton.tsx";
import { listInput, readView } from "./contacts-view.ts";

export const metadata: Metadata = { title: "Contacts" };

type SearchParams = Promise<Record<string, string | string[] | undefined>>;

export default async function ContactsPage({ searchParams }: { searchParams: SearchParams }) {
  const view = readView(toParams(await searchParams));
  await getCaller();
  const queries = getQueryClient();
  void queries.prefetchQuery(trpc.contacts.list.queryOptions(listInput(view)));
  void queries.prefetchQuery(trpc.lists.list.queryOptions(everyGroup));
  void queries.prefetchQuery(trpc.tags.list.queryOptions(everyGroup));
  return (
    <HydrateClient>
      <Suspense fallback={<ContactsSkeleton />}>
        <ContactsScreen />
      </Suspense>
    </HydrateClient>
  );
}
