"use client";
import { useQuery } from "@tanstack/react-query";
import { type Choice, SelectField } from "../../../../components/field.tsx";
import { FilterMenu } from "../../../../components/filter-menu.tsx";
import { useTRPC } from "../../../../trpc/client.tsx";
import { everyGroup } from "../../../../trpc/every-group.ts";
import { useMay } from "../../contacts/_components/allowed.tsx";
import type { Storing } from "../reading.ts";
import { policies } from "../words.ts";

interface StoringFieldsProps {
  regions: readonly Choice[];
  region: string;
  choose: (region: string) => void;
  storing: Storing;
  store: (storing: Storing) => void;
}

/** What is done with the contacts of a file. */
export function StoringFields({ regions, region, choose, storing, store }: StoringFieldsProps) {
  const may = useMay();
  return (
    <div className="grid gap-6">
      <div className="flex flex-wrap items-end gap-4">
        <SelectField
          label="Country of phones without a country code"
          choices={[{ value: "", label: "Your organization's" }, ...regions]}
          value={region}
          onChange={({ target }) => choose(target.value)}
        />
        {may("Get:List") ? (
          <ListsField chosen={storing.listIds} choose={(listIds) => store({ ...storing, listIds })} />
        ) : null}
      </div>
      <fieldset className="grid gap-2">
        <legend className="mb-2 font-semibold">Contacts that you have already</legend>
        {policies.map(({ value, title, hint }) => (
          <label key={value} className="flex items-start gap-2">
            <input
              type="radio"
              name="policy"
              className="mt-1 accent-accent"
              checked={storing.onConflict === value}
              onChange={() => store({ ...storing, onConflict: value })}
            />
            <span>
              {title} <span className="block text-xs text-muted">{hint}</span>
            </span>
          </label>
        ))}
      </fieldset>
    </div>
  );
}

function ListsField({ chosen, choose }: { chosen: string[]; choose: (listIds: string[]) => void }) {
  const trpc = useTRPC();
  const { lists = [] } = useQuery(trpc.lists.list.queryOptions(everyGroup)).data ?? {};
  return (
    <div className="relative grid gap-1">
      <span className="font-medium">Put everybody on</span>
      <FilterMenu
        title="Lists"
        options={lists.map((list) => ({ value: list.uniqueId, label: list.name }))}
        chosen={chosen}
        choose={choose}
      />
    </div>
  );
}
