"use client";
import { useState } from "react";
import { Combobox } from "./combobox.tsx";
import { type GroupKind, type GroupKinds, groupName, useGroupOptions } from "./use-group-options.ts";

interface GroupPickerProps<K extends GroupKind> {
  label: string;
  kind: K;
  /** Those that are not offered any more. */
  chosen: readonly { uniqueId: string }[];
  choose: (group: GroupKinds[K]) => void;
  /** Makes a new one of what was typed. */
  create?: ((name: string) => void) | undefined;
}

/** An input that offers lists or tags, however many there are. */
export function GroupPicker<K extends GroupKind>({ label, kind, chosen, choose, create }: GroupPickerProps<K>) {
  const [text, setText] = useState("");
  const { groups, isMore, isSettled } = useGroupOptions(kind, text);
  const free = groups.filter(({ uniqueId }) => !chosen.some((other) => other.uniqueId === uniqueId));
  const folded = text.trim().toLowerCase();
  const isNew = isSettled && !groups.some((group) => groupName(group).toLowerCase() === folded);
  return (
    <Combobox
      label={label}
      text={text}
      type={setText}
      options={free.map((group) => ({ value: group.uniqueId, label: groupName(group) }))}
      isMore={isMore}
      choose={(value) => {
        const group = free.find(({ uniqueId }) => uniqueId === value);
        if (group) choose(group);
      }}
      create={isNew ? create : undefined}
    />
  );
}
