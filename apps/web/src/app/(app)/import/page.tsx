import type { Metadata } from "next";
import { Suspense } from "react";
import { regionChoices } from "../../../components/region-choices.ts";
import { everyGroup } from "../../../trpc/every-group.ts";
import { getQueryClient, HydrateClient, trpc } from "../../../trpc/server.tsx";
import { AllowedProvider } from "../contacts/_components/allowed.tsx";
import { NotAllowed } from "../settings/_components/group.tsx";
import { getStanding } from "../settings/standing.ts";
import { ImportScreen } from "./_components/import-screen.tsx";
import { historyInput } from "./import-view.ts";

export const metadata: Metadata = { title: "Import" };

export default async function ImportPage() {
  const { permissions } = await getStanding();
  const mayImport = permissions.includes("BulkImport:Contacts");
  if (mayImport) void getQueryClient().prefetchQuery(trpc.contacts.listImports.queryOptions(historyInput(null)));
  if (mayImport && permissions.includes("Get:List"))
    void getQueryClient().prefetchQuery(trpc.lists.list.queryOptions(everyGroup));
  return (
    <div className="mx-auto w-full max-w-4xl p-4">
      <h1 className="text-base font-semibold">Import contacts</h1>
      {mayImport ? (
        <HydrateClient>
          <Suspense fallback={<p className="mt-6 text-muted">Loading…</p>}>
            <AllowedProvider permissions={permissions}>
              <ImportScreen regions={regionChoices} />
            </AllowedProvider>
          </Suspense>
        </HydrateClient>
      ) : (
        <NotAllowed />
      )}
    </div>
  );
}
