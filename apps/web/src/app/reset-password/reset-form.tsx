"use client";
import Link from "next/link";
import { type FormEvent, useState } from "react";
import { NewPasswordField } from "../../components/new-password-field.tsx";
import { Problem } from "../../components/problem.tsx";
import { postAuth } from "../sign-in/post-auth.ts";

type State = { step: "choosing" | "sending"; problem: string | null } | { step: "done" };

export function ResetForm({ token }: { token: string }) {
  const [state, setState] = useState<State>({ step: "choosing", problem: null });

  async function choose(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const newPassword = new FormData(event.currentTarget).get("newPassword");
    setState({ step: "sending", problem: null });
    const problem = await postAuth(
      "reset-password",
      { token, newPassword },
      { 400: "This link was used, or it has expired. Ask for a new one." },
    );
    setState(problem === null ? { step: "done" } : { step: "choosing", problem });
  }

  if (state.step === "done")
    return (
      <div className="grid gap-4">
        <p role="status">Your password is changed, and every browser that was signed in is signed out.</p>
        <Link href="/sign-in" className="button button-primary h-9">
          Sign in
        </Link>
      </div>
    );
  return (
    <form method="post" onSubmit={choose} className="grid gap-4">
      <NewPasswordField />
      <Problem text={state.problem} />
      <button type="submit" className="button button-primary h-9" disabled={state.step === "sending"}>
        Set the password
      </button>
      <p>
        <Link href="/forgot-password" className="link">
          Ask for another link
        </Link>
      </p>
    </form>
  );
}
