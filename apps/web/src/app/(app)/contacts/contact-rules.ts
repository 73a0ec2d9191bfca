/** What the contract's own schemas say of an input, by field. They are loaded with the first change, and make no code of text. */
export async function problemsWith(
  schema: "ContactPatch" | "CreateContactInput",
  input: object,
): Promise<Record<string, string>> {
  const { config } = await import("zod");
  config({ jitless: true });
  const schemas = await import("@roster/domain/changes");
  const issues = schemas[schema].safeParse(input).error?.issues ?? [];
  return Object.fromEntries(
    issues.map((issue) => [
      String(issue.path[0]),
      issue.code === "too_small" ? "It must not be empty." : `It ${issue.message}.`,
    ]),
  );
}
