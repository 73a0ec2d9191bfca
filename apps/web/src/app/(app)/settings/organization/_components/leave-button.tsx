"use client";
import { useMutation } from "@tanstack/react-query";
import { ConfirmButton } from "../../../../../components/confirm-button.tsx";
import { Problem } from "../../../../../components/problem.tsx";
import { useTRPC } from "../../../../../trpc/client.tsx";

export function LeaveButton({ organization }: { organization: { uniqueId: string; name: string } }) {
  const trpc = useTRPC();
  const leave = useMutation(
    trpc.organizations.leave.mutationOptions({ onSuccess: () => window.location.assign("/settings/account") }),
  );
  return (
    <>
      <ConfirmButton
        label={`Leave ${organization.name}`}
        sure="Yes, leave"
        isDisabled={leave.isPending || leave.isSuccess}
        confirm={() => leave.mutate({ organizationId: organization.uniqueId })}
      />
      <Problem text={leave.error?.message} />
    </>
  );
}
