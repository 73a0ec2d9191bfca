"use client";
import { limits } from "@roster/domain/limits";
import { type FormEvent, useState } from "react";
import { Field } from "../../components/field.tsx";
import { Problem } from "../../components/problem.tsx";
import { postAuth } from "../sign-in/post-auth.ts";

type State = { step: "asking" | "sending"; problem: string | null } | { step: "sent" };

export function ForgotForm() {
  const [state, setState] = useState<State>({ step: "asking", problem: null });

  async function ask(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const email = new FormData(event.currentTarget).get("email");
    setState({ step: "sending", problem: null });
    const problem = await postAuth("request-password-reset", { email });
    setState(problem === null ? { step: "sent" } : { step: "asking", problem });
  }

  if (state.step === "sent")
    return (
      <p role="status">
        If there is an account with this address, a link is on its way to it. It works once, for{" "}
        {limits.passwordResetHours * 60} minutes.
      </p>
    );
  return (
    <form method="post" onSubmit={ask} className="grid gap-4">
      <Field label="E-mail" type="email" name="email" autoComplete="username" required />
      <Problem text={state.problem} />
      <button type="submit" className="button button-primary h-9" disabled={state.step === "sending"}>
        Mail me a link
      </button>
    </form>
  );
}
