"use client";
import { limits } from "@roster/domain/limits";
import { useMutation } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { Field } from "../../components/field.tsx";
import { Problem } from "../../components/problem.tsx";
import { useTRPC } from "../../trpc/client.tsx";

/** Asks for a link by mail: what comes of it is told there alone. */
export function RequestForm() {
  const trpc = useTRPC();
  const request = useMutation(trpc.account.requestSignUp.mutationOptions());

  function ask(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    request.mutate({ email: String(new FormData(event.currentTarget).get("email")) });
  }

  if (request.isSuccess)
    return <p role="status">A mail is on its way to you. Its link works once, for {limits.signUpHours} hours.</p>;
  return (
    <form method="post" onSubmit={ask} className="grid gap-4">
      <Field label="E-mail" type="email" name="email" autoComplete="username" required />
      <Problem text={request.error?.message} />
      <button type="submit" className="button button-primary h-9" disabled={request.isPending}>
        Mail me a link
      </button>
    </form>
  );
}
