import { router } from "../init.ts";
import { deleteMember } from "./delete.ts";
import { list } from "./list.ts";
import { transferOwnership } from "./transfer-ownership.ts";
import { update } from "./update.ts";

export const members = router({ list, update, delete: deleteMember, transferOwnership });
