"use client";
import { type FormEvent, useState } from "react";

export function SignInForm({ next }: { next: string }) {
  const [state, setState] = useState<{ isSending: boolean; problem: string | null }>({
    isSending: false,
    problem: null,
  });

  async function signIn(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setState({ isSending: true, problem: null });
    const problem = await send({ email: String(form.get("email")), password: String(form.get("password")) });
    if (problem === null) window.location.assign(next);
    else setState({ isSending: false, problem });
  }

  return (
    <form method="post" onSubmit={signIn} className="grid gap-4">
      <label className="grid gap-1">
        <span className="font-medium">E-mail</span>
        <input className="field h-9" type="email" name="email" autoComplete="username" required />
      </label>
      <label className="grid gap-1">
        <span className="font-medium">Password</span>
        <input className="field h-9" type="password" name="password" autoComplete="current-password" required />
      </label>
      <p role="alert" className="min-h-5 text-danger">
        {state.problem}
      </p>
      <button type="submit" className="button button-primary h-9" disabled={state.isSending}>
        {state.isSending ? "Signing in…" : "Sign in"}
      </button>
    </form>
  );
}

async function send(credentials: { email: string; password: string }): Promise<string | null> {
  try {
    const response = await fetch("/api/auth/sign-in/email", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(credentials),
    });
    if (response.ok) return null;
    if (response.status === 401) return "The e-mail or the password is not right.";
    return response.status === 429
      ? "Too many attempts. Wait a minute and try again."
      : "Signing in did not work. Try again.";
  } catch {
    return "The server cannot be reached. Try again.";
  }
}
