import { builtInRoles, type Permission, permissions, permissionsOfRole } from "@roster/domain";
import { expect, test } from "vitest";
import { appRouter } from "../src/router.ts";

/** docs/permissions.md, as the code has it. `pnpm integration permissions-document -u` writes it anew. */
test("the document of permissions is what the code says", async () => {
  // biome-ignore lint/suspicious/noExplicitAny: _def is not typed for readers
  const procedures = Object.entries(appRouter._def.procedures as any) as [string, any][];
  const needing = (permission: Permission) =>
    procedures
      .filter(([, procedure]) => procedure._def.meta?.permission === permission)
      .map(([path]) => `\`${path}\``)
      .sort()
      .join(", ");
  const rows = permissions.map((permission) => [
    `\`${permission}\``,
    ...builtInRoles.map((role) => (permissionsOfRole[role].includes(permission) ? "✓" : "")),
    needing(permission),
  ]);
  const table = [
    ["permission", ...builtInRoles, "procedures"],
    ["---", ...builtInRoles.map(() => ":-:"), "---"],
    ...rows,
  ];
  const text = [
    "# Permissions",
    "",
    "What each role may do, and which procedures need it. A REST route needs what its procedure needs; a key has of its maker's permissions those that it was given. An organization makes roles of its own from the same permissions.",
    "",
    ...table.map((cells) => `| ${cells.join(" | ")} |`),
    "",
    "Beyond the table: deleting in bulk needs `Delete:Contact` too; lists, tags and conversations of a contact are absent for who may not read them; only an owner makes or unmakes owners, nobody gives or takes a permission that they have not got, and the last owner stays.",
    "",
  ].join("\n");
  await expect(text).toMatchFileSnapshot("../../../docs/permissions.md");
});
