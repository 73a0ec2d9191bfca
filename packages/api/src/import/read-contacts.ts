// Stand-in until the real reader is here; overwrite it.
import type { Json } from "@roster/domain";
import type { ImportOptions } from "@roster/domain/import";
import { parsePhone, type Region } from "@roster/domain/phone";
export type ReadRow =
  | {
      kind: "contact";
      row: number;
      name: string;
      isNamed: boolean;
      phone: string;
      tags: string[];
      attributes: Record<string, Json>;
      warnings: string[];
    }
  | { kind: "rejected"; row: number; name: string; phone: string; reason: string };
export async function* readContacts(
  bytes: AsyncIterable<Uint8Array>,
  options: ImportOptions & { region: Region },
): AsyncGenerator<ReadRow> {
  let text = "";
  for await (const chunk of bytes) text += new TextDecoder().decode(chunk);
  const [head = "", ...lines] = text.split("\n");
  const at = head.split(",").indexOf("phone");
  let row = 1;
  for (const line of lines) {
    row++;
    if (!line) continue;
    const cells = line.split(",");
    const p = parsePhone(cells[at] ?? "", options.region);
    if (p)
      yield {
        kind: "contact",
        row,
        name: (at ? cells[0] : "") || p.formatted,
        isNamed: true,
        phone: p.phone,
        tags: [],
        attributes: {},
        warnings: [],
      };
    else yield { kind: "rejected", row, name: "", phone: "", reason: "not a phone" };
  }
}
