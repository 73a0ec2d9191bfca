import type { AppRouter } from "@roster/api";
import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import { expectTypeOf, test } from "vitest";
import type { Procedures } from "../src/index.ts";

type Groups = keyof Procedures;
type Inputs = inferRouterInputs<AppRouter>;
type Outputs = inferRouterOutputs<AppRouter>;

type Call<Procedure> = Procedure[keyof Procedure];
type InputOf<Procedure> = Call<Procedure> extends (...args: infer Args) => unknown ? Args[0 & keyof Args] : never;
type OutputOf<Procedure> = Call<Procedure> extends (...args: never) => Promise<infer Output> ? Output : never;

type Taken = { [G in Groups]: { [P in keyof Procedures[G]]: InputOf<Procedures[G][P]> } };
type Given = { [G in Groups]: { [P in keyof Procedures[G]]: OutputOf<Procedures[G][P]> } };
/** tRPC writes an input that may be left out as void. */
type Served<Input> = undefined extends Input ? Exclude<Input, void> | undefined : Input;
type ServedInputs = { [G in Groups]: { [P in keyof Procedures[G]]: Served<Inputs[G][P & keyof Inputs[G]]> } };
type ServedOutputs = { [G in Groups]: { [P in keyof Procedures[G]]: Outputs[G][P & keyof Outputs[G]] } };

test("the client has every procedure of the server but those that carry files or a stream and those for people who are signed in", () => {
  expectTypeOf<Exclude<keyof Outputs, Groups>>().toEqualTypeOf<"account" | "changes">();
  type Left = { [G in Groups]: Exclude<keyof Outputs[G], keyof Procedures[G]> };
  type OfPeople = "contacts" | "members" | "invitations" | "organizations";
  expectTypeOf<Left[Exclude<Groups, OfPeople>]>().toEqualTypeOf<never>();
  expectTypeOf<Pick<Left, OfPeople>>().toEqualTypeOf<{
    contacts: "import" | "export" | "previewImport" | "watchImport" | "exportRejected";
    members: "transferOwnership";
    invitations: "look" | "accept";
    organizations: "mine" | "activate" | "create" | "leave" | "preferences" | "setPreferences";
  }>();
});

test("a call takes what its procedure takes, and answers what it gives, no more and no less", () => {
  expectTypeOf<Given>().toEqualTypeOf<ServedOutputs>();
  expectTypeOf<Omit<Taken, "contacts">>().toEqualTypeOf<Omit<ServedInputs, "contacts">>();
  // The server takes any contacts here, for it judges each by itself.
  type Typed = Omit<Taken["contacts"], "createMany">;
  expectTypeOf<Typed>().toEqualTypeOf<Omit<ServedInputs["contacts"], "createMany">>();
});
