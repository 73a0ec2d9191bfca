import type { TriggerDef } from "@mikro-orm/core";

interface Told {
  table: string;
  name: string;
  event: "insert" | "update";
  /** The function that tells of the rows that a statement wrote, or of one row. */
  by: string;
  /** Of each row apart, where this holds. */
  when?: string;
}

/** A trigger that tells whoever listens of what was written: see `ChangeListener`. */
export function told({ table, name, event, by, when }: Told): TriggerDef {
  const each = when ? `for each row when (${when})` : "referencing new table as changed for each statement";
  return {
    name,
    timing: "after",
    events: [event],
    forEach: when ? "row" : "statement",
    expression: `create trigger ${name} after ${event} on ${table} ${each} execute function ${by}()`,
  };
}
