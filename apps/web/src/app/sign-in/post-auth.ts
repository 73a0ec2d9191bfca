/** What of the sign-in library a page uses. */
type AuthPath = "sign-in/email" | "change-password" | "request-password-reset" | "reset-password";

/** Sends what somebody typed. Answers null where it was good, else a sentence: `sentences` has those of statuses that mean something here. */
export async function postAuth(
  path: AuthPath,
  body: Record<string, unknown>,
  sentences: Record<number, string> = {},
): Promise<string | null> {
  try {
    const response = await fetch(`/api/auth/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    if (response.ok) return null;
    if (response.status === 429) return "Too many attempts. Wait a minute and try again.";
    return sentences[response.status] ?? "That did not work. Try again.";
  } catch {
    return "The server cannot be reached. Try again.";
  }
}
