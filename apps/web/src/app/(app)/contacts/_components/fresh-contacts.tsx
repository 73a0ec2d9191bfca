"use client";
import { useFormat } from "../../../../components/format-provider.tsx";
import { useTRPC } from "../../../../trpc/client.tsx";
import { type ContactsView, endlessInput, listInput } from "../contacts-view.ts";
import { useFreshContacts } from "./use-fresh-contacts.ts";

/** Says above the table, over its heading, that there are contacts which it does not show, and shows them when that is wanted. */
export function FreshContacts({ view, isEndless }: { view: ContactsView; isEndless: boolean }) {
  const { contacts } = useTRPC();
  const { number } = useFormat();
  const table = isEndless
    ? contacts.list.infiniteQueryKey(endlessInput(view))
    : contacts.list.queryKey(listInput(view));
  const { news, show } = useFreshContacts(table);
  return (
    <div role="status" className="sticky top-0 z-20 h-0">
      {news ? (
        <p className="relative mx-auto flex w-fit items-center gap-3 rounded-full border border-line bg-raised py-0.5 ps-4 pe-1 shadow-lg">
          <span>{textOf(news.entering, number)}</span>
          <button
            type="button"
            className="button button-primary h-7 rounded-full"
            onClick={() => {
              show();
              // The button goes with what it says.
              document.getElementById("content")?.focus({ preventScroll: true });
            }}
          >
            Show
          </button>
        </p>
      ) : null}
    </div>
  );
}

function textOf(entering: number, number: (value: number) => string): string {
  if (entering === 0) return "Contacts have changed";
  return `${number(entering)} new or changed ${entering === 1 ? "contact" : "contacts"}`;
}
