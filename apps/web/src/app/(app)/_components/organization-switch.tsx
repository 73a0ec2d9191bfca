"use client";
import { useMutation } from "@tanstack/react-query";
import { useTRPC } from "../../../trpc/client.tsx";

interface Organization {
  uniqueId: string;
  name: string;
}

/** Which of their organizations a person is looking at. The page is loaded anew: nothing of the other one stays. */
export function OrganizationSwitch({
  organizations,
  active,
}: {
  organizations: Organization[];
  active: string | null;
}) {
  const trpc = useTRPC();
  const activate = useMutation(
    trpc.organizations.activate.mutationOptions({ onSuccess: () => window.location.assign("/contacts") }),
  );
  const [first] = organizations;
  if (organizations.length < 2 && active === (first?.uniqueId ?? null))
    return <span className="truncate font-medium">{first?.name}</span>;
  return (
    <label>
      <span className="sr-only">Organization</span>
      <select
        className="field w-full"
        value={activate.variables?.organizationId ?? active ?? ""}
        disabled={activate.isPending}
        onChange={(event) => activate.mutate({ organizationId: event.target.value })}
      >
        {active === null ? (
          <option value="" disabled>
            Choose an organization
          </option>
        ) : null}
        {organizations.map(({ uniqueId, name }) => (
          <option key={uniqueId} value={uniqueId}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
