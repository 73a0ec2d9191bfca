"use client";
import { useState } from "react";
import { FilterMenu } from "../../../../components/filter-menu.tsx";
import { type GroupKind, groupName, useGroupOptions } from "../../../../components/use-group-options.ts";
import { useGroupNames } from "./use-group-names.ts";

interface GroupMenuProps {
  title: string;
  kind: GroupKind;
  chosen: readonly string[];
  choose: (ids: string[]) => void;
}

/** Lists or tags to narrow by. Where there are more than a menu holds, it is searched, and those that are chosen stay in it. */
export function GroupMenu({ title, kind, chosen, choose }: GroupMenuProps) {
  const [text, setText] = useState("");
  const { groups, isMore } = useGroupOptions(kind, text);
  const isSearched = isMore || text !== "";
  const offered = groups.map((group) => ({
    value: group.uniqueId,
    label: groupName(group),
    ...(kind === "list" ? { count: group.numberOfContacts } : {}),
  }));
  const elsewhere = chosen.filter((id) => !offered.some(({ value }) => value === id));
  const nameOf = useGroupNames({ isWanted: elsewhere.length > 0 });
  return (
    <FilterMenu
      title={title}
      options={[
        ...elsewhere.map((id) => ({ value: id, label: nameOf(kind === "list" ? "listId" : "tagId", id) })),
        ...offered,
      ]}
      chosen={chosen}
      choose={choose}
      search={isSearched ? { text, type: setText, isMore } : null}
    />
  );
}
