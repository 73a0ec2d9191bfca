"use client";
import { type FormEvent, useState } from "react";
import { Field } from "../../components/field.tsx";
import { Problem } from "../../components/problem.tsx";
import { postAuth } from "./post-auth.ts";

export function SignInForm({ next }: { next: string }) {
  const [state, setState] = useState<{ isSending: boolean; problem: string | null }>({
    isSending: false,
    problem: null,
  });

  async function signIn(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setState({ isSending: true, problem: null });
    const problem = await postAuth(
      "sign-in/email",
      { email: form.get("email"), password: form.get("password") },
      { 401: "The e-mail or the password is not right." },
    );
    if (problem === null) window.location.assign(next);
    else setState({ isSending: false, problem });
  }

  return (
    <form method="post" onSubmit={signIn} className="grid gap-4">
      <Field label="E-mail" type="email" name="email" autoComplete="username" required />
      <Field label="Password" type="password" name="password" autoComplete="current-password" required />
      <Problem text={state.problem} />
      <button type="submit" className="button button-primary h-9" disabled={state.isSending}>
        {state.isSending ? "Signing in…" : "Sign in"}
      </button>
    </form>
  );
}
