"use client";
import { useMutation } from "@tanstack/react-query";
import { Problem } from "../../components/problem.tsx";
import { useTRPC } from "../../trpc/client.tsx";

export function AcceptButton({ token }: { token: string }) {
  const trpc = useTRPC();
  const accept = useMutation(
    trpc.invitations.accept.mutationOptions({ onSuccess: () => window.location.assign("/contacts") }),
  );
  return (
    <div className="grid gap-2">
      <button
        type="button"
        className="button button-primary h-9"
        disabled={accept.isPending || accept.isSuccess}
        onClick={() => accept.mutate({ token })}
      >
        Accept
      </button>
      <Problem text={accept.error?.message} />
    </div>
  );
}
