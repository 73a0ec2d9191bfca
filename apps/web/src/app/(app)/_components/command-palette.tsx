"use client";
import type { Permission } from "@roster/domain";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type KeyboardEvent, useDeferredValue, useId, useState } from "react";
import { Modal } from "../../../components/modal.tsx";
import { useTRPC } from "../../../trpc/client.tsx";
import { defaultView, viewHref } from "../contacts/contacts-view.ts";
import { pagesFor } from "./pages.ts";

interface Command {
  key: string;
  title: string;
  /** What it is, beside its name. */
  kind: string;
  run: () => void;
}

interface CommandPaletteProps {
  permissions: readonly Permission[];
  close: () => void;
  showMap: () => void;
}

const foundAtOnce = 8;

/** Finds contacts, lists, tags, pages and what can be done, by what is typed. Arrows and Enter choose. */
export default function CommandPalette({ permissions, close, showMap }: CommandPaletteProps) {
  const id = useId();
  const [text, setText] = useState("");
  const [active, setActive] = useState(0);
  const { commands, isBusy } = useCommands(text.trim(), { permissions, showMap });
  const at = Math.min(active, commands.length - 1);

  function take(command: Command | undefined) {
    if (!command) return;
    close();
    command.run();
  }

  function press(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && commands.length > 0) {
      event.preventDefault();
      const next = (at + step + commands.length) % commands.length;
      setActive(next);
      document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: "nearest" });
    }
    if (event.key === "Enter") {
      event.preventDefault();
      take(commands[at]);
    }
  }

  return (
    <Modal label="Go to" close={close}>
      <div className="border-b border-line p-2">
        <input
          // biome-ignore lint/a11y/noAutofocus: a dialog's first field has the focus
          autoFocus
          role="combobox"
          aria-label="Go to"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={commands.length > 0 ? `${id}-${at}` : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          placeholder="A contact, a list, a page, something to do…"
          dir="auto"
          className="h-10 w-full rounded-md bg-bg px-2 text-base outline-none"
          value={text}
          onKeyDown={press}
          onChange={(event) => {
            setText(event.target.value);
            setActive(0);
          }}
        />
      </div>
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label="What was found"
        tabIndex={-1}
        className="max-h-[55dvh] overflow-y-auto p-1"
      >
        {commands.map((command, index) => (
          <button
            key={command.key}
            id={`${id}-${index}`}
            type="button"
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            className="flex w-full items-baseline justify-between gap-3 rounded px-3 py-2 text-start hover:bg-hover aria-selected:bg-hover"
            onClick={() => take(command)}
          >
            <span className="min-w-0 truncate" dir="auto">
              {command.title}
            </span>
            <span className="shrink-0 text-xs text-muted">{command.kind}</span>
          </button>
        ))}
      </div>
      <p role="status" className="px-4 pb-3 text-muted empty:hidden">
        {commands.length === 0 ? (isBusy ? "Searching…" : "Nothing was found.") : ""}
      </p>
    </Modal>
  );
}

function useCommands(text: string, { permissions, showMap }: Pick<CommandPaletteProps, "permissions" | "showMap">) {
  const trpc = useTRPC();
  const router = useRouter();
  const wanted = useDeferredValue(text);
  const may = (permission: Permission) => permissions.includes(permission);
  const options = { staleTime: 30_000 };
  const isAsked = wanted !== "";
  const contacts = useQuery(
    trpc.contacts.list.queryOptions(
      { search: wanted.slice(0, 200), perPage: foundAtOnce, include: [], count: "none" },
      { ...options, enabled: isAsked && may("Get:Contact") },
    ),
  );
  const groups = { search: wanted.slice(0, 200), perPage: foundAtOnce };
  const lists = useQuery(trpc.lists.list.queryOptions(groups, { ...options, enabled: isAsked && may("Get:List") }));
  const tags = useQuery(trpc.tags.list.queryOptions(groups, { ...options, enabled: isAsked && may("Get:Tag") }));
  const go = (href: Parameters<typeof router.push>[0]) => () => router.push(href);

  const fixed: Command[] = [
    ...pagesFor(permissions).map(({ href, title }) => ({ key: href, title, kind: "Page", run: go(href) })),
    { key: "keys", title: "Show the keys", kind: "Action", run: showMap },
  ];
  const folded = text.toLowerCase();
  const found: Command[] = isAsked
    ? [
        ...(contacts.data?.contacts ?? []).map(({ uniqueId, name, phone }) => ({
          key: uniqueId,
          title: name === phone ? name : `${name} · ${phone}`,
          kind: "Contact",
          run: go(viewHref({ ...defaultView, search: wanted, contact: uniqueId })),
        })),
        ...(lists.data?.lists ?? []).map(({ uniqueId, name }) => ({
          key: uniqueId,
          title: name,
          kind: "List",
          run: go(viewHref({ ...defaultView, listIds: [uniqueId] })),
        })),
        ...(tags.data?.tags ?? []).map(({ uniqueId, label }) => ({
          key: uniqueId,
          title: label,
          kind: "Tag",
          run: go(viewHref({ ...defaultView, tagIds: [uniqueId] })),
        })),
      ]
    : [];
  return {
    commands: text === "" ? fixed : [...fixed.filter(({ title }) => title.toLowerCase().includes(folded)), ...found],
    isBusy: contacts.isFetching || lists.isFetching || tags.isFetching,
  };
}
