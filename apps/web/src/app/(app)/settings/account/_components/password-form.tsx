"use client";
import { type FormEvent, useState } from "react";
import { Field } from "../../../../../components/field.tsx";
import { NewPasswordField } from "../../../../../components/new-password-field.tsx";
import { Problem } from "../../../../../components/problem.tsx";
import { postAuth } from "../../../../sign-in/post-auth.ts";

export function PasswordForm() {
  const [state, setState] = useState({ isSending: false, isChanged: false, problem: null as string | null });

  async function change(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = event.currentTarget;
    const form = new FormData(fields);
    setState({ isSending: true, isChanged: false, problem: null });
    const problem = await postAuth(
      "change-password",
      { currentPassword: form.get("currentPassword"), newPassword: form.get("newPassword") },
      { 400: "The current password is not right.", 401: "You are signed out. Sign in again." },
    );
    if (problem === null) fields.reset();
    setState({ isSending: false, isChanged: problem === null, problem });
  }

  return (
    <form method="post" onSubmit={change} className="grid max-w-xs gap-4">
      <Field label="Current password" type="password" name="currentPassword" autoComplete="current-password" required />
      <NewPasswordField />
      <button type="submit" className="button button-primary h-9" disabled={state.isSending}>
        Change it
      </button>
      <Problem text={state.problem} />
      <p role="status">{state.isChanged ? "Your password is changed; your other browsers are signed out." : null}</p>
    </form>
  );
}
