/**
 * What the contract's own schemas say of an input, by field. They are loaded with the first change, and make no code of text;
 * where they cannot be loaded, the server judges alone.
 */
export async function problemsWith(
  schema: "ContactPatch" | "CreateContactInput",
  input: object,
): Promise<Record<string, string>> {
  const schemas = await loadSchemas().catch(() => null);
  const issues = schemas?.[schema].safeParse(input).error?.issues ?? [];
  return Object.fromEntries(
    issues.map((issue) => [
      String(issue.path[0]),
      issue.code === "too_small" ? "It must not be empty." : `It ${issue.message}.`,
    ]),
  );
}

/** Has the schemas ready before the first change needs them. */
export function prepareRules(): void {
  loadSchemas().catch(() => {});
}

async function loadSchemas() {
  const { config } = await import("zod");
  config({ jitless: true });
  return import("@roster/domain/changes");
}
