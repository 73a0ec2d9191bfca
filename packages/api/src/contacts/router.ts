import { router } from "../init.ts";
import { get } from "./get.ts";
import { getImport } from "./get-import.ts";
import { importContacts } from "./import.ts";
import { list } from "./list.ts";

export const contacts = router({ list, get, import: importContacts, getImport });
