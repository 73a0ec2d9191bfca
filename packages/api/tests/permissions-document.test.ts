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
  const openTo = (whom: "anybody" | "person") =>
    procedures
      .filter(([, procedure]) => procedure._def.meta?.openTo === whom)
      .map(([path]) => `\`${path}\``)
      .sort()
      .join(", ");
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
    `Without a permission a person who is signed in may call ${openTo("person")}, which are about themselves, and anybody ${openTo("anybody")}, which ask for a token that only one person was given, or say nothing.`,
    "",
    "Beyond the table: deleting in bulk and merging need `Delete:Contact` too, and undoing either `Create:Contact`; everybody who sees contacts has segments of their own, and making, changing or deleting a shared one needs `Share:Segment` too; lists, tags and conversations of a contact are absent for who may not read them; only an owner makes or unmakes owners, nobody gives or takes a permission that they have not got, and the last owner stays. An invitation lasts no longer than its maker may make it.",
    "",
  ].join("\n");
  await expect(text).toMatchFileSnapshot("../../../docs/permissions.md");
});
