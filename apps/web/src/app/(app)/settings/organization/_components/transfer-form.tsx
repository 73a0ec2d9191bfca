"use client";
import { useMutation, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ConfirmButton } from "../../../../../components/confirm-button.tsx";
import { SelectField } from "../../../../../components/field.tsx";
import { Problem } from "../../../../../components/problem.tsx";
import { useTRPC } from "../../../../../trpc/client.tsx";
import { useChanged } from "../../_components/use-changed.ts";

/** Gives one's place as owner to another member. */
export function TransferForm({ self }: { self: string }) {
  const trpc = useTRPC();
  const changed = useChanged();
  const { members } = useSuspenseQuery(trpc.members.list.queryOptions()).data;
  const transfer = useMutation(trpc.members.transferOwnership.mutationOptions({ onSuccess: changed }));
  const others = members.filter(({ email }) => email !== self);
  const [chosen, setChosen] = useState(others[0]?.userId ?? "");
  if (others.length === 0) return <p className="text-muted">You are the only member. Invite somebody first.</p>;
  return (
    <div className="grid max-w-xs gap-4">
      <SelectField
        label="New owner"
        value={chosen}
        onChange={(event) => setChosen(event.target.value)}
        choices={others.map(({ userId, name, email }) => ({ value: userId, label: `${name} (${email})` }))}
      />
      <div>
        <ConfirmButton
          label="Make them the owner"
          sure="Yes, and make me an admin"
          isDisabled={transfer.isPending}
          confirm={() => transfer.mutate({ userId: chosen })}
        />
      </div>
      <Problem text={transfer.error?.message} />
    </div>
  );
}
